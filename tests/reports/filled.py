"""The plan of 2022 as the secretary of a territorial commission has filled it in: what reports are looked at with."""

from collections.abc import Iterable, Mapping
from datetime import date

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.commission import Commission, Signatory
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.marks import Attendance, Event, EventStatus, Mark, MarkState
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.domain.plan.plan import Abbreviation, Activity, Plan, Section, Subsection
from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft

TOPKI = "Территориальная избирательная комиссия Топкинского муниципального округа"


def plan_of_2022() -> Plan:
    """The approved plan; the uid of an activity is its number."""
    return as_plan(supplied_draft())


def as_plan(draft: PlanDraft) -> Plan:
    """A draft as a plan whose uids are numbers."""
    return Plan(
        uid="plan",
        title=draft.title,
        year=draft.year,
        authority=draft.authority,
        approved_on=draft.approved_on,
        approved_number=draft.approved_number,
        title_genitive=draft.title_genitive,
        sections=tuple(
            Section(
                section.number,
                section.number,
                section.title,
                tuple(
                    Subsection(
                        subsection.number,
                        subsection.number,
                        subsection.title,
                        tuple(
                            Activity(item.number, item.number, item.title, item.executors_text, item.period_text)
                            for item in subsection.activities
                        ),
                    )
                    for subsection in section.subsections
                ),
            )
            for section in draft.sections
        ),
        abbreviations=tuple(Abbreviation(term, term, meaning) for term, meaning in draft.abbreviations),
    )


def done(activity: str, quarter: int, text: str = "", *, day: date | None = None, note: str = "") -> Mark:
    """A quarter ticked."""
    return Mark(f"{activity}/{quarter}", activity, quarter, MarkState.DONE, day, text, note)


def held(activity: str, first: date, last: date | None = None, **fields: object) -> Event:
    """A held event; `audiences` gives the participants by audience as people or (people, tested)."""
    audiences: Mapping[str, int | tuple[int, int]] = fields.pop("audiences", {})  # type: ignore[assignment]
    attendance = tuple(
        Attendance(audience, audience, *(number if isinstance(number, tuple) else (number,)))
        for audience, number in audiences.items()
    )
    uid = f"{activity}@{first.isoformat()}/{fields.get('title', '')}"
    return Event(uid, activity, EventStatus.HELD, first, last, attendance=attendance, **fields)  # type: ignore[arg-type]


def document_with(plan: Plan, marks: Iterable[Mark] = (), events: Iterable[Event] = (), **fields: object) -> Document:
    """A document of `plan` with these marks and events."""
    by_activity: dict[str, dict[int, Mark]] = {}
    for mark in marks:
        by_activity.setdefault(mark.activity, {})[mark.quarter] = mark
    under: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda event: event.last_day or date.max):
        under.setdefault(event.activity, []).append(event)
    lists = {uid: tuple(found) for uid, found in under.items()}
    return Document(plan, marks=by_activity, events=lists, **fields)  # type: ignore[arg-type]


def filled_document() -> Document:
    """Two quarters of work, a campaign for voting day 11 September, signatories and preparer."""
    return document_with(
        plan_of_2022(),
        MARKS,
        EVENTS,
        commission=Commission("commission", TOPKI),
        campaigns=(
            Campaign(
                "campaign",
                "Выборы депутатов Совета народных депутатов Топкинского муниципального округа",
                "муниципальный",
                date(2022, 6, 17),
                date(2022, 9, 11),
                date(2022, 9, 30),
            ),
        ),
        signatories=(
            Signatory("chair", "Председатель", "Н.В. Соколова"),
            Signatory("secretary", "Секретарь", "Е.А. Тимофеева"),
        ),
        settings={"preparer": "Е.А. Тимофеева", "preparer_phone": "8 (38454) 4-12-34"},
    )


MARKS = (
    done("1.2.4", 1),
    done("1.2.5", 1),
    done("1.2.8", 1, "Проведено тестирование по теме «Работа участковой избирательной комиссии в день голосования»"),
    done(
        "1.4.5",
        1,
        "Обобщены и систематизированы методические материалы по избирательному праву, полученные от ИККО; "
        "подборка из 14 изданий передана в УИК № 1301–1327.\nПополнен раздел «Обучение» на сайте ТИК.",
        day=date(2022, 3, 21),
    ),
    done(
        "2.1.3",
        1,
        "В центральной районной библиотеке оформлена книжная выставка «Твой выбор – твое будущее» (42 издания); "
        "в 11 сельских библиотеках обновлены уголки избирателя.",
        note="Договор о сотрудничестве продлен до конца 2022 года",
    ),
    done(
        "2.1.4", 1, "Уточнены списки избирателей с ограниченными возможностями здоровья, сверка с органами соцзащиты."
    ),
    done("2.2.1", 1, "Положение о конкурсе «Атмосфера» направлено в 12 школ и Топкинский технический техникум."),
    done("2.2.2", 1),
    done("2.2.3", 1),
    Mark(
        "2.3.2/1",
        "2.3.2",
        1,
        MarkState.NOT_REQUIRED,
        None,
        "",
        "Молодежная избирательная комиссия формируется в сентябре 2022 года",
    ),
    Mark("2.3.1/1", "2.3.1", 1, None, None, "", "Выборы органов ученического самоуправления проходят осенью"),
    done("3.1.7", 1, "На сайте комиссии размещено 26 материалов."),
    done("1.2.4", 2),
    done("2.2.4", 2),
    done("2.2.5", 2),
    done("3.1.7", 2),
    done("2.1.2", 2, "Размещены сообщения о назначении выборов в газете «Авангард» и на сайте."),
)

EVENTS = (
    held(
        "1.2.4",
        date(2022, 3, 14),
        form="семинар",
        title="Организация работы УИК в межвыборный период",
        place="г. Топки",
        minutes=180,
        audiences={"члены УИК": (37, 30), "резерв УИК": 4},
    ),
    held(
        "1.2.4",
        date(2022, 3, 28),
        form="семинар",
        title="Порядок рассмотрения жалоб и обращений",
        place="п. Верх-Падунский",
        minutes=120,
        audiences={"председатели, заместители, секретари УИК": (18, 18)},
    ),
    held(
        "1.2.5",
        date(2022, 2, 17),
        form="ВКС",
        title="Изменения избирательного законодательства",
        minutes=90,
        audiences={"члены ТИК": 9, "председатели, заместители, секретари УИК": 27},
        description="Подключены 27 избирательных участков.",
    ),
    held(
        "1.2.8",
        date(2022, 3, 22),
        date(2022, 3, 25),
        form="тестирование",
        place="г. Топки, пос. Центральный",
        count=3,
        people=64,
        tested=64,
        audiences={"члены УИК": (64, 64)},
    ),
    held(
        "2.2.2",
        date(2022, 3, 4),
        form="деловая игра",
        title="Мы выбираем будущее",
        place="МБОУ «СОШ № 8», г. Топки",
        audiences={"молодые и будущие избиратели": 46},
        partners="Управление образования",
    ),
    held(
        "2.2.2",
        date(2022, 3, 18),
        form="викторина",
        title="Знатоки избирательного права",
        place="с. Зарубино",
        audiences={"молодые и будущие избиратели": 21},
    ),
    held(
        "2.2.3",
        date(2022, 2, 20),
        form="День открытых дверей",
        title="",
        place="ТИК",
        audiences={"молодые и будущие избиратели": 35},
        description="Вручены 6 паспортов гражданам, достигшим 14 лет.",
    ),
    held(
        "2.2.3",
        date(2022, 2, 14),
        date(2022, 2, 25),
        form="информационный час",
        title="Сегодня – школьник, завтра – избиратель",
        place="общеобразовательные школы округа",
        count=14,
        audiences={"молодые и будущие избиратели": 318},
        note="Фотоотчет размещен на сайте комиссии",
    ),
    held(
        "1.2.4",
        date(2022, 5, 19),
        form="семинар",
        title="Работа УИК по выдвижению и регистрации кандидатов",
        place="г. Топки",
        minutes=180,
        audiences={"члены ТИК": 8, "члены УИК": (41, 41)},
    ),
    held(
        "2.2.4",
        date(2022, 5, 26),
        form="ВКС",
        title="О практике обеспечения избирательных прав инвалидов",
        audiences={"прочие": 12},
    ),
    held(
        "2.2.5",
        date(2022, 6, 10),
        date(2022, 6, 12),
        form="акция",
        title="Мы – граждане России",
        place="площадь Победы, г. Топки",
        audiences={"избиратели": 120},
        partners="Совет молодежи",
    ),
)
