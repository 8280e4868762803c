"""The simulated disk of the power cuts: what is synced is there, what is not may be there in any part."""

import random

from reliability.disk import Disk, Image, Operation


def images(*operations: Operation, before: Image | None = None) -> list[Image]:
    """Two hundred of the things that may be found after these operations."""
    disk = Disk(before or {})
    for operation in operations:
        disk.feed(operation)
    rng = random.Random(1)
    return [disk.after_a_cut(rng) for _ in range(200)]


def write(name: str, offset: int, data: bytes) -> Operation:
    return Operation("write", name, offset, data)


def test_what_was_synced_is_there() -> None:
    found = images(Operation("create", "a"), write("a", 0, b"one"), Operation("sync", "a"))
    assert {image["a"] for image in found} == {b"one"}


def test_what_was_not_synced_is_there_in_any_part_of_whole_sectors() -> None:
    old, new = bytes(1024), b"x" * 1024
    found = {image["a"] for image in images(write("a", 0, new), before={"a": old})}
    assert found == {old, new, old[:512] + new[512:], new[:512] + old[512:]}


def test_a_later_write_may_be_there_without_an_earlier_one() -> None:
    found = {image["a"] for image in images(write("a", 0, b"1"), write("a", 8192, b"2"), before={"a": b""})}
    assert found == {b"", b"1", bytes(8192) + b"2", b"1" + bytes(8191) + b"2"}


def test_a_file_cut_short_may_be_whole_again() -> None:
    assert {image["a"] for image in images(Operation("truncate", "a", 1), before={"a": b"ab"})} == {b"a", b"ab"}


def test_a_new_name_may_be_gone_until_its_file_is_synced() -> None:
    assert {"a" in image for image in images(Operation("create", "a"))} == {True, False}


def test_a_deleted_name_may_be_back_unless_its_folder_is_synced() -> None:
    before = {"a": b"old"}
    assert {"a" in image for image in images(Operation("delete", "a"), before=before)} == {True, False}
    assert {"a" in image for image in images(Operation("delete", "a", synced=True), before=before)} == {False}


def test_a_deleted_file_that_comes_back_is_the_old_one() -> None:
    found = images(Operation("delete", "a"), Operation("create", "a"), write("a", 0, b"new"), before={"a": b"old"})
    assert {image.get("a") for image in found} <= {None, b"old", b"new", b""}
    assert {image.get("a") for image in found} >= {b"old", b"new"}
