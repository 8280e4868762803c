"""Counts what the tests under Wine told: count.py PERCENT RESULT.xml…

The exit code is 1 if nothing ran, something failed, more than PERCENT of the tests were skipped, or a reason for it
names no fact of Windows.
"""

import re
import sys
from collections import Counter
from xml.etree import ElementTree

BAD = ("failure", "error")


def main(percent: float, files: list[str]) -> int:
    cases = [case for file in files for case in ElementTree.parse(file).iter("testcase")]
    bad = [case for case in cases if any(case.find(kind) is not None for kind in BAD)]
    reasons = Counter(skipped.get("message", "") for case in cases if (skipped := case.find("skipped")) is not None)
    skipped = reasons.total()
    print(f"\nWindows: {len(cases) - len(bad) - skipped} passed, {len(bad)} failed, {skipped} skipped")
    for reason, times in reasons.most_common():
        print(f"  {times} × {reason}")
    faults = [
        not cases and "No test ran.",
        bad and f"{len(bad)} failed.",
        skipped * 100 > percent * len(cases) and f"More than {percent:g} % of the tests were skipped.",
        any(not re.search("Windows|Wine", reason) for reason in reasons) and "A reason to skip does not name Windows.",
    ]
    print(*filter(None, faults), sep="\n", end="")
    return int(any(faults))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(float(sys.argv[1]), sys.argv[2:]))
