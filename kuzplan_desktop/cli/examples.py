"""Examples for the help of each command: what one types, most usual first.

Quotes are double ones, for the console of Windows takes others for letters.
"""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "open": ("kuzplan open план.sqlite",),
    "new": (
        'kuzplan new план.sqlite --commission "Топкинская территориальная избирательная комиссия"',
        'kuzplan new план.sqlite --from план-2027.sqlite --commission "ТИК города Юрги" --role tik',
    ),
    "show": ("kuzplan show план.sqlite --own", 'kuzplan show план.sqlite --period "I квартал" --json'),
    "mark": (
        'kuzplan mark план.sqlite 1.2.4 2.1.1 --quarter 1 --text "Проведен семинар"',
        "kuzplan mark план.sqlite 1.2.4 --quarter I --clear",
    ),
    "hold": ('kuzplan hold план.sqlite 1.2.4 --date 28.05.2022 --form семинар --audience "члены УИК=25" --hours 2',),
    "add": ('kuzplan add план.sqlite "1.2.4 28.05 семинар, г. Топки, члены УИК 25, 2 ч"',),
    "events": ("kuzplan events план.sqlite --period 2022-Q1", "kuzplan events план.sqlite -o мероприятия.xlsx"),
    "undo": ("kuzplan undo план.sqlite",),
    "redo": ("kuzplan redo план.sqlite",),
    "history": ("kuzplan history план.sqlite",),
    "report": (
        "kuzplan report план.sqlite --period 2022-Q1 -o отчет.pdf",
        "kuzplan report план.sqlite --period 2022-H1 --kind training -o обучение.xlsx",
        "kuzplan report область.sqlite --period 2022-Q1 --kind consolidated -o сводный.docx",
    ),
    "copy": ("kuzplan copy план.sqlite копия.zip", "kuzplan copy план.sqlite копия.sqlite --without-history"),
    "backups": ("kuzplan backups план.sqlite",),
    "restore": ("kuzplan restore план.sqlite копия.sqlite",),
    "salvage": ("kuzplan salvage поврежденный.sqlite спасенный.sqlite",),
    "compare": ("kuzplan compare план.sqlite коллега.sqlite",),
    "merge": ("kuzplan merge план.sqlite коллега.sqlite --protocol протокол.pdf",),
    "form": ("kuzplan form план.sqlite бланк.xlsx --period 2022-Q1",),
    "collect": ("kuzplan collect план.sqlite бланк.xlsx --dry-run", "kuzplan collect план.sqlite бланк.xlsx"),
    "write-plan": ("kuzplan write-plan план.sqlite план.docx",),
    "separate-plan": ("kuzplan separate-plan план.sqlite 1.2.4 2.1.4 -o отдельный.docx",),
    "take-separate-plan": ("kuzplan take-separate-plan план.sqlite 1.2.4 отдельный.docx",),
    "consolidate": ("kuzplan consolidate область.sqlite присланное/", "kuzplan consolidate область.sqlite топки.zip"),
    "hand-out": ("kuzplan hand-out план.sqlite план-для-комиссий.sqlite",),
    "figures": (
        "kuzplan figures план.sqlite --period 2022-Q1",
        "kuzplan figures область.sqlite --period 2022 --json",
    ),
    "assign": ('kuzplan assign область.sqlite топки.sqlite "Топкинская территориальная избирательная комиссия"',),
    "take-out": ("kuzplan take-out область.sqlite топки.sqlite",),
    "tables": ("kuzplan tables область.sqlite таблицы.xlsx --period 2022-Q1",),
    "check": ("kuzplan check план.sqlite коллега.sqlite",),
    "check-report": ("kuzplan check-report план.sqlite --period 2022-Q1",),
    "import": ("kuzplan import постановление.docx план-2027.sqlite --dry-run",),
    "sent": ("kuzplan sent план.sqlite --period 2022-Q1 --on 04.04.2022 --number 01-12/7",),
    "campaign": ('kuzplan campaign план.sqlite --name "Выборы депутатов" --starts 10.06.2022 --votes 11.09.2022',),
    "next-year": ("kuzplan next-year план-2026.sqlite план-2027.sqlite --plan утвержденный.sqlite",),
    "approve": ("kuzplan approve план.sqlite --decree 12/80-7 --date 20.01.2022",),
    "amend": ("kuzplan amend план.sqlite измененный.docx --dry-run",),
    "hand-over": ("kuzplan hand-over дела.zip",),
    "take-over": ("kuzplan take-over дела.zip --dry-run",),
    "self-test": ("kuzplan self-test",),
}
