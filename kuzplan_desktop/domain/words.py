"""The vocabulary: every kind and field of a document with its Russian caption, used everywhere alike."""

from kuzplan_desktop.domain.events.event_fields import EVENT_FIELDS

KINDS = {
    "plan": "План",
    "section": "Раздел",
    "subsection": "Подраздел",
    "activity": "Пункт плана",
    "abbreviation": "Сокращение",
    "commission": "Комиссия",
    "signatory": "Подписант",
    "setting": "Настройка документа",
    "campaign": "Избирательная кампания",
    "mark": "Отметка",
    "event": "Мероприятие",
    "attendance": "Участники",
    "attachment": "Вложение",
    "remark": "Замечание",
    "report": "Сданный отчет",
    "report_file": "Файл сданного отчета",
    "report_scan": "Скан сданного отчета",
    "same_event": "Одно и то же мероприятие",
}

_STORED = {
    "name": "Имя файла",
    "media": "Вид файла",
    "size": "Размер в байтах",
    "sha256": "Контрольная сумма",
}

FIELDS: dict[str, dict[str, str]] = {
    "plan": {
        "title": "Наименование плана",
        "title_genitive": "Наименование плана в родительном падеже",
        "year": "Год",
        "authority": "Кем утвержден",
        "approved_on": "Дата постановления",
        "approved_number": "Номер постановления",
        "amendments": "Постановления об изменениях",
        "unlocked": "Открыт для правки",
    },
    "section": {"plan": "План", "position": "Порядок", "number": "№", "title": "Наименование раздела"},
    "subsection": {"section": "Раздел", "position": "Порядок", "number": "№", "title": "Наименование подраздела"},
    "activity": {
        "subsection": "Подраздел",
        "position": "Порядок",
        "number": "№ п/п",
        "title": "Наименование мероприятия",
        "executors_text": "Исполнитель",
        "period_text": "Период реализации",
        "period_override": "Срок изменен на",
        "period_reason": "Основание изменения срока",
        "own_override": "Исполняем мы",
        "completed_on": "Завершено",
        "notes": "Примечания плана",
        "excluded": "Исключено из плана",
        "added": "Добавлено комиссией",
    },
    "abbreviation": {"plan": "План", "position": "Порядок", "term": "Сокращение", "meaning": "Значение"},
    "commission": {
        "name": "Наименование комиссии",
        "role": "Уровень комиссии",
        "list_id": "Запись в списке комиссий",
        "executor_terms": "Как комиссия названа среди исполнителей",
    },
    "signatory": {
        "position": "Должность",
        "name": "Имя подписанта",
        "since": "С какого дня",
        "rank": "Порядок подписи",
    },
    "setting": {"key": "Название настройки", "value": "Значение"},
    "campaign": {
        "name": "Название кампании",
        "level": "Уровень выборов",
        "starts_on": "Назначение выборов",
        "votes_on": "День голосования",
        "ends_on": "Окончание кампании",
    },
    "mark": {"activity": "Пункт плана", "quarter": "Квартал", "content": "Отметка"},
    "event": {"activity": "Пункт плана", **{field.name: field.caption for field in EVENT_FIELDS}},
    "attendance": {
        "event": "Мероприятие",
        "audience": "Аудитория",
        "people": "Человек",
        "tested": "Прошли тестирование",
    },
    "report": {
        "kind": "Вид отчета",
        "period": "Отчетный период",
        "own": "Только пункты с участием комиссии",
        "cumulative": "С начала года",
        "sent_on": "Дата сдачи",
        "outgoing_number": "Исходящий номер",
        "replaces": "Взамен отчета",
        "figures": "Показатели",
        "signatories": "Подписали",
    },
    "report_file": {"report": "Сданный отчет", "format": "Формат файла", "part": "Часть файла", "data": "Содержимое"},
    "report_scan": {"report": "Сданный отчет", **_STORED},
    "attachment": {
        "event": "Мероприятие",
        **_STORED,
        "caption": "Подпись к вложению",
        "link": "Ссылка",
        "position": "Порядок",
    },
    "remark": {
        "activity": "Пункт плана",
        "text": "Замечание",
        "given_on": "Дата замечания",
        "given_by": "Кто сделал замечание",
        "answer": "Ответ на замечание",
        "answered_on": "Дата ответа",
    },
    "same_event": {"first": "Мероприятие", "second": "Другое мероприятие", "same": "Это одно и то же"},
}

MARK_CONTENT = {
    "state": "Отметка",
    "date": "Дата выполнения",
    "text": "Что сделано",
    "note": "Примечание, причина",
}

MARK_STATES = {"done": "выполнено", "not_required": "не требуется"}
EVENT_STATUSES = {"planned": "запланировано", "held": "проведено", "cancelled": "отменено"}
ROLES = {
    "tik": "Территориальная избирательная комиссия",
    "ikko": "Избирательная комиссия Кемеровской области – Кузбасса",
}

SETTINGS = {
    "preparer": "Составитель отчета",
    "preparer_phone": "Телефон составителя",
    "addressee": "Кому направляется отчет",
    "without_history": "Документ сохранен без истории",
    "training_forms": "Формы мероприятий, которые комиссия считает обучением",
    "members_tik": "Численность: члены ТИК",
    "members_heads": "Численность: председатели, заместители, секретари УИК",
    "members_uik": "Численность: остальные члены УИК",
    "members_reserve": "Численность: резерв УИК",
    "members_on": "На какой день указана численность",
    "due_quarter_1": "Срок отчета за I квартал",
    "due_quarter_2": "Срок отчета за II квартал",
    "due_quarter_3": "Срок отчета за III квартал",
    "due_quarter_4": "Срок отчета за IV квартал",
    "due_half_1": "Срок отчета за I полугодие",
    "due_half_2": "Срок отчета за II полугодие",
    "due_nine_months": "Срок отчета за 9 месяцев",
    "due_year": "Срок отчета за год",
}

OTHER_FORM = "иное"
EVENT_FORMS = (
    "семинар",
    "семинар-совещание",
    "вебинар",
    "ВКС",
    "лекция",
    "деловая игра",
    "викторина",
    "квиз",
    "квест",
    "конкурс",
    "олимпиада",
    "круглый стол",
    "классный час",
    "урок",
    "информационный час",
    "выставка",
    "экскурсия",
    "день открытых дверей",
    "акция",
    "тестирование",
    "публикация",
    "памятка/буклет",
    OTHER_FORM,
)

# What trains those who organise elections or take part in them; the others tell voters of elections.
TRAINING_FORMS = (
    "семинар",
    "семинар-совещание",
    "семинар-практикум",
    "вебинар",
    "ВКС",
    "видеоконференция",
    "лекция",
    "деловая игра",
    "тренинг",
    "практическое занятие",
    "обучающее мероприятие",
)

AUDIENCES = (
    "члены ТИК",
    "председатели, заместители, секретари УИК",
    "члены УИК",
    "резерв УИК",
    "наблюдатели",
    "представители партий и кандидаты",
    "СМИ",
    "операторы КОИБ",
    "избиратели",
    "молодые и будущие избиратели",
    "прочие",
)


def audience_place(audience: str) -> tuple[int, str]:
    """A sort key for audiences: as in the vocabulary, then by name."""
    return (AUDIENCES.index(audience) if audience in AUDIENCES else len(AUDIENCES), audience)


_IN_STEPS = {("event", "ends_on"): "Последний день"}  # what a form asks by a half sentence
_EVERY_KIND = {"_del": "Удаление"}


def caption(kind: str, field: str) -> str:
    """The Russian caption of a field; the field's own name for one of a newer version."""
    known = {**FIELDS.get(kind, {}), **(SETTINGS if kind == "setting" else {})}
    return known.get(field) or _EVERY_KIND.get(field, field)


def part_caption(kind: str, field: str) -> str:
    """The Russian caption of a field where a step is told, of a part of a mark's content too."""
    return _IN_STEPS.get((kind, field)) or (MARK_CONTENT.get(field) if kind == "mark" else "") or caption(kind, field)
