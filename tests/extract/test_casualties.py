"""What happened, and to whom."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        # by the noun counted
        ("سقط 27 قتيلا", "killed"),
        ("استقبل المستشفى 27 جريحا", "injured"),
        ("ما زال 27 مفقودا", "missing"),
        ("يضم السجن 27 معتقلا", "detained"),
        ("استقبل المخيم 27 نازحا", "displaced"),
        ("أطلق سراح 27 رهينة", "abducted"),
        ("انتشلت 27 جثة", "killed"),
        ("سجلت 27 حالة وفاة", "killed"),
        ("بلغ عدد الضحايا 27", "killed"),
        ("بلغ عدد الجرحى 27", "injured"),
        # by a verb, active and passive
        ("قتل 27 شخصا", "killed"),
        ("قُتِلَ 27 شخصا", "killed"),
        ("قتلت القوات 27 شخصا", "killed"),
        ("قتلوا 27 شخصا", "killed"),
        ("أصيب 27 شخصا بجروح", "injured"),
        ("جُرح 27 شخصا", "injured"),
        ("اختطف مسلحون 27 شخصا", "abducted"),
        ("اعتقلت الشرطة 27 شخصا", "detained"),
        ("أوقفت السلطات 27 شخصا", "detained"),
        ("ألقت القوات القبض على 27 شخصا", "detained"),
        ("نزح 27 شخصا", "displaced"),
        ("أجلت السلطات 27 شخصا", "evacuated"),
        ("أنقذت الفرق 27 شخصا", "rescued"),
        ("تم إنقاذ 27 شخصا", "rescued"),
        ("دمر الزلزال 27 منزلا", "destroyed"),
        ("تضررت 27 مدرسة", "destroyed"),
        ("أسقط الجيش 27 طائرة", "destroyed"),
        ("احترقت 27 سيارة", "destroyed"),
        ("صادرت الجمارك 27 قاربا", "seized"),
        ("ضبطت الشرطة 27 بندقية", "seized"),
        ("ضبطت الشرطة 27 مهربا", "detained"),
        ("لقي 27 شخصا مصرعهم", "killed"),
        ("لقي 27 شخصا حتفهم", "killed"),
        ("أودى الحريق بحياة 27 شخصا", "killed"),
        ("27 شخصا على الأقل قتلوا", "killed"),
        ("إن 27 شخصا أصيبوا في الحريق", "injured"),
        ("27 عاملا توفوا في المنجم", "killed"),
        ("سيقتل 27 شخصا", "killed"),
        # by a verbal noun
        ("أعلن مقتل 27 شخصا", "killed"),
        ("أدى إلى إصابة 27 شخصا", "injured"),
        ("أسفر عن فقدان 27 شخصا", "missing"),
        ("أعلنت اعتقال 27 شخصا", "detained"),
        ("أدى إلى نزوح 27 شخصا", "displaced"),
        ("جرى إجلاء 27 شخصا", "evacuated"),
        ("أعلن اختطاف 27 شخصا", "abducted"),
        ("بعد تدمير 27 منزلا", "destroyed"),
        ("أعلن مقتل أكثر من 27 شخصا", "killed"),
        ("أعلن مقتل ما لا يقل عن 27 شخصا", "killed"),
        # nothing of the kind
        ("وصل 27 شخصا", "other"),
        ("أصيب 27 شخصا بفيروس كورونا", "other"),
        ("سجلت 27 إصابة بالكوليرا", "other"),
        ("سجلت 27 إصابة جديدة بكورونا", "other"),
        ("قتل الوزير قبل 27 اجتماعا", "other"),
        ("فقد 27 عاملا وظائفهم", "other"),
        ("فقد أكثر من 27 شخصا منازلهم", "other"),
        ("أفرجت المحكمة بعد 27 جلسة", "other"),
        ("أصيب السائق في 27 حادثا", "other"),
        ("دمر الحريق سوقا يعمل فيه 27 شخصا", "other"),
        ("لم يفقد 27 شخصا الأمل", "other"),
    ],
)
def test_measure(figures_in, text, measure):
    assert [figure.measure for figure in figures_in(text + ".")] == [measure]


@pytest.mark.parametrize("span", ["5 إلى 7", "بين 5 و7", "ما بين 5 و7", "من 5 إلى 7", "5 - 7", "ما بين خمسة وسبعة"])
def test_a_range_stands_under_its_event_like_a_number(figures_in, span):
    assert [figure.measure for figure in figures_in(f"قتل {span} أشخاص في الحادث.")] == ["killed"]
    assert [figure.measure for figure in figures_in(f"أدى الحادث إلى إصابة {span} أشخاص.")] == ["injured"]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("أدى القصف إلى مقتل 3 وإصابة 7", ["killed", "injured"]),
        ("قتل 3 أشخاص وأصيب 7", ["killed", "injured"]),
        ("مقتل 3 جنود وجرح 7 آخرين", ["killed", "injured"]),
        ("سقط 3 قتلى و7 جرحى", ["killed", "injured"]),
        ("قتل 3 رجال و7 نساء", ["killed", "killed"]),
        ("قتل 3 رجال وسبع نساء، وأصيب طفلان", ["killed", "killed", "injured"]),
        ("إصابة 7 أشخاص، بينهم 3 أطفال", ["injured", "injured"]),
        ("مقتل وإصابة 60 شخصا", ["killed"]),
        ("سقوط عشرات القتلى والجرحى", ["killed"]),
        ("اعتقال 3 رجال ومصادرة 7 بنادق", ["detained", "seized"]),
        ("دمرت 3 منازل وتضررت 7 مدارس", ["destroyed", "destroyed"]),
        ("قتل 3 أشخاص في هجوم شنه 7 رجال", ["killed", "other"]),
        ("قتل 3 جنود بعد وصول 7 سفن", ["killed", "other"]),
        ("بلغ عدد القتلى 29 والجرحى 103", ["killed", "injured"]),
        ("أصيب 3 أشخاص وحضر 7 أطباء", ["injured", "other"]),
        ("قتل قتيلان وأصيب جريحان", ["killed", "injured"]),
        ("مقتل جنديين وإصابة 4", ["killed", "injured"]),
        ("قتل 12 وفقد 5 أشخاص", ["killed", "missing"]),
        ("3 قتلى، و7 مصابين، و5 مفقودين", ["killed", "injured", "missing"]),
    ],
)
def test_each_number_has_its_own_arm_of_the_coordination(figures_in, text, measures):
    assert [figure.measure for figure in figures_in(text + ".")] == measures


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("قتل 8 مدنيين", "civilians"),
        ("قتل مدنيان", "civilians"),
        ("قتل 8 أشخاص مدنيين", "civilians"),
        ("قتل 8 جنود", "soldiers"),
        ("قتل 8 من عناصر الجيش", "soldiers"),
        ("قتل ضابطان", "soldiers"),
        ("قتل 8 من رجال الشرطة", "police"),
        ("قتل شرطيان", "police"),
        ("قتل 8 مسلحين", "militants"),
        ("قتل 8 من عناصر التنظيم", "militants"),
        ("قتل 8 أطفال", "children"),
        ("قتل طفلان", "children"),
        ("قتلت 8 نساء", "women"),
        ("قتلت امرأتان", "women"),
        ("قتل 8 صحفيين", "journalists"),
        ("قتل صحافيان", "journalists"),
        ("قتل 8 مسعفين", "health_workers"),
        ("قتل طبيبان", "health_workers"),
        ("قتل 8 أشخاص", None),
        ("قتل 8 عمال", None),
        ("غرقت 8 شركات عراقية في الديون", None),
        ("أحرق 8 سيارات للشرطة", None),
        ("استهدفت 8 غارات منازل المدنيين", None),
    ],
)
def test_group(figures_in, text, group):
    assert [figure.group for figure in figures_in(text + ".")] == [group]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("قتل 3 جنود وأصيب 5 آخرون", ["soldiers", "soldiers"]),
        ("قتل 3 أشخاص وأصيب 5 آخرون", [None, None]),
        ("قتل 3 جنود و5 مدنيين", ["soldiers", "civilians"]),
        ("قتل 8 أشخاص بينهم 3 أطفال وامرأتان", [None, "children", "women"]),
        ("أصيب 8 مدنيين بينهم 3 أطفال", ["civilians", "children"]),
    ],
)
def test_groups_side_by_side(figures_in, text, groups):
    assert [figure.group for figure in figures_in(text + ".")] == groups


def test_the_word_that_decided_is_named(figures_in):
    (figure,) = figures_in("أعلن مقتل نحو 8 مسعفين.")
    assert "killed: مقتل" in figure.why
    assert "qualifier: نحو" in figure.why
    assert "noun: مسعف" in figure.why


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("قال إن 9 آلاف شخص ما زالوا مفقودين", ["missing"]),
        ("قال إن 9 آلاف شخص ما زالوا مصابين بالسكري", ["other"]),
        ("تلقى 9 أشخاص الإسعافات الأولية", ["injured"]),
        ("أجلت الفرق تسعة جرحى", ["evacuated"]),
        ("توفي سبعة أساتذة، هم أربعة رجال وثلاث نساء", ["killed"] * 3),
        ("أكد أن أربعة فرنسيين بين القتلى", ["killed"]),
        ("قال إن ألف شخص فقدوا منازلهم", ["other"]),
        ("قال إن 20 ألف مبنى دمر بالكامل", ["destroyed"]),
        ("انهار 32 في المئة من المنازل", ["destroyed"]),
        ("قضى بسجن 3 عمال", ["other"]),
        ("نقلت 3 حالات حرجة إلى المستشفى", ["injured"]),
        ("توفي 5 أشخاص من أسرة واحدة", ["killed", "other"]),
    ],
)
def test_what_happened_in_longer_sentences(figures_in, text, measures):
    assert [figure.measure for figure in figures_in(text + ".")] == measures


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        # a verb behind its subject, and another right before the next number
        ("قال الناطق إن حارسين قتلا وأصيب 31 آخرون", ["killed", "injured"]),
        ("قال الناطق إن بحارا قتل وأصيب 31", ["injured"]),
        ("قال إن 11 عاملا قتلوا و32 أصيبوا بحروق", ["killed", "injured"]),
        ("قال إن نحو 260 حارسا قتلوا ومئات جرحوا", ["killed", "injured"]),
        ("قتل أو جرح 60 عاملا", ["killed"]),
        ("أعلن مقتل وإصابة 60 منهم", ["killed"]),
        # an object behind a preposition or an aside
        ("ألقت الشرطة القبض في الميناء على 4 مهربين", ["detained"]),
        ("قبضت الشرطة أمس على عشرات المهربين", ["detained"]),
        ("انتشلت 4 جثث والبحث ما زال جاريا عن ستة آخرين", ["killed", "missing"]),
        ("تواصل الفرق البحث عن شخصين", ["missing"]),
        ("بحث الوزراء عن 3 حلول", ["other"]),
        ("أوقفت الشرطة، منذ مساء الأحد، 320 شخصا", ["detained"]),
        ("أوقفت الشرطة السباق، وفي الملعب، 320 مقعدا", ["other"]),
        # people who were held or had fled when something happened to them
        ("أدى القصف إلى مقتل 12 لاجئا", ["killed"]),
        ("قتل 5 رهائن في الهجوم", ["killed"]),
        ("توفي ثلاثة جرحى في المستشفى", ["killed"]),
        ("أنقذ الجيش 78 مختطفا", ["rescued"]),
        ("احتجز المسلحون 15 رهينة", ["abducted"]),
        ("أعلن مقتل شرطي و5 جرحى", ["injured"]),
        ("أمر القاضي بإخلاء سبيل 60 موقوفا", ["detained"]),
        # two, and what an adjective says of them
        ("عثر على شخصين مفقودين", ["missing"]),
        ("استقبل المستشفى رجلين مصابين", ["injured"]),
        # flight that one is driven to
        ("أجبرت السيول أكثر من 60 ألف شخص على اللجوء إلى المدارس", ["displaced"]),
        ("اضطر آلاف السكان إلى النزوح", ["displaced"]),
        ("تقدم 200 طالب للحصول على اللجوء", ["other"]),
        # people drown, boats do not
        ("غرق 12 مهاجرا", ["killed"]),
        ("قال إن 12 مهاجرا غرقوا", ["killed"]),
        ("قال إن المركب الذي كان يقل 25 راكبا غرق", ["other"]),
        ("غرق مركب يقل 25 راكبا", ["other"]),
        # a total with its parts before the verb, and two whose verb stands far off
        ("قال إن 297 شخصا بينهم 37 أجنبيا اعتقلوا في الميناء", ["detained", "detained"]),
        ("قال إن ثلاثة حراس، بينهم اثنان من المخفر الشمالي، قتلوا", ["killed", "killed"]),
        ("قال إن تسعة أشخاص بينهم أربع نساء وطفلان توفوا وأصيب سبعة", ["killed", "killed", "killed", "injured"]),
        ("قال إن راكبين في الحافلة التي كانت تقل خمسة عمال لقيا مصرعهما", ["killed", "other"]),
        ("قال إن اثنين من ركاب القارب الذين لم يعرف عددهم، غرقا", ["killed"]),
        ("قال إن حارسين من الميناء رأيا أن عاملا قتل", ["other"]),
        ("قال إن حارسين دخلا البيت قتلا 9 أشخاص", ["other", "killed"]),
        ("قال إن 28 جنديا من اللواء و18 مسلحا من الكتيبة، قتلوا وأصيب 27", ["killed", "killed", "injured"]),
        # those who did it are counted too
        ("قتل تفجيران في السوق 13 شخصا", ["other", "killed"]),
        ("قتل أربعة مسلحين 67 شخصا على الأقل", ["other", "killed"]),
        ("قتل 13 مسلحا وأسر ثلاثة جنود", ["killed", "detained"]),
        # one toll after the other, before and after, or each of its place
        ("ارتفعت حصيلة الحريق من 31 إلى 32 قتيلا", ["killed", "killed"]),
        ("انتقل الفريق من 31 مدينة إلى 32 قتيلا", ["other", "killed"]),
        ("قال إن 48 شخصا لقوا حتفهم في الساحل و28 في الجبل وخمسة في الواحة", ["killed"] * 3),
        ("أودى السيل بحياة سبعة أشخاص في الساحل وثلاثة أشخاص بإقليم الجبل وشخصين في الواحة", ["killed"] * 3),
        # the victims before the number, the toll behind it
        ("قال الطبيب إن القتلى أربعة حراس وسائقان", ["killed", "killed"]),
        ("ما زال 32 من الجرحى الذين بلغ عددهم نحو مئة في المستشفى", ["injured", "injured"]),
        ("قتل حارسان، ما يرفع إلى 13 شخصا على الأقل عدد القتلى", ["killed", "killed"]),
        ("ارتفع الماء، ما يرفع إلى 13 متطوعا عدد المشاركين", ["other"]),
        # what is joined to one who is named
        ("أدى الحريق إلى مقتل قائد الشرطة في المدينة وأربعة آخرين", ["killed"]),
        ("أعلن اعتقال كاتب الحزب وزوجته وابنته و15 من أصدقائه", ["detained"]),
        ("أعلن مقتل قائد الكتيبة ثم وصول الوفد الأجنبي الكبير و4 حراس", ["other"]),
        ("دمرت ثلاث دبابات بالإضافة إلى سبع آليات", ["destroyed", "destroyed"]),
        ("أعلن مقتل وجرح 45 من الجنود", ["killed"]),
        # the day is not what is counted; a number in figures and words is one
        ("أدى القصف إلى مقتل 43 شخصا وإصابة 173 يوم الأحد", ["killed", "injured"]),
        ("ضبطت الشرطة (97) سبعة وتسعين مهربا", ["detained"]),
        ("أصدرت المحكمة حكما غيابيا بإعدام الوزير و8 آخرين", ["other"]),
        # an object far behind its verb
        ("قتل مهاجم انتحاري يشتبه في أنه من جماعة متشددة 32 شخصا", ["killed"]),
        ("ضبطت فرق التفتيش في مكتب العمل بالمنطقة الشمالية أمس، 34 سائقا", ["detained"]),
        ("كانت الشرطة اعتقلت منذ الجمعة في كل أحياء العاصمة 590 شخصا", ["detained"]),
        ("قتل الوزير خلال اجتماع حضره في القصر الصيفي الكبير 590 شخصا", ["other"]),
        ("قتل الحارس في الحريق الذي شب في المصنع القديم أمام 32 شخصا", ["other"]),
        ("أجلت المحكمة أمس النظر في قضية 20 متهما", ["other"]),
        ("ألقت الشرطة القبض، مساء الأحد، على شابين", ["detained"]),
        ("لقيت امرأتان مصرعهما", ["killed"]),
        ("قال إن أكثر من 3600 شخص لاقوا حتفهم", ["killed"]),
        ("راح ضحية الحادث 26 عاملا", ["killed"]),
        ("أعلن مقتل شرطيين عثر على جثتيهما في الوادي", ["killed"]),
        ("أعلن مقتل شرطيين في كمين", []),
        ("قال إن أربعة أشخاص تم القبض عليهم", ["detained"]),
        ("قال إن 13 شخصا من الذين تم القبض عليهم عادوا", ["other"]),
        ("قال إن تسع نساء وخمسة رجال بينهم شرطي محلي، قتلوا", ["killed", "killed"]),
        ("قال إن العشرات سقطوا قتلى", ["killed"]),
        ("تبين وجود حالتي وفاة وثلاث إصابات", ["killed", "injured"]),
        ("سجلت حالتا إصابة بفيروس كورونا", ["other"]),
        ("قتل القصف 143 شخصا، يتوزعون إلى 19 مسلحا و124 مدنيا", ["killed"] * 3),
        ("ضبطت البلدية 700 صندوق كانت موزعة على 10 سيارات", ["seized", "other"]),
        ("ضبطت الجمارك قاربا وصادرت 600 كيلوغرام من السكر و8 بنادق", ["seized", "seized"]),
        ("أتى الحريق على الغابة ودمر 50 فدانا", ["destroyed"]),
        ("دمر زلزال بقوة 7 درجات بلدة", ["other"]),
        ("تحرق المحطة 50 طنا من الفحم", ["other"]),
        ("تداول الميناء وارد 500 طن من القمح وصادر 700 طن", ["other", "other"]),
        ("قتل 50 جنديا على بعد 7 كيلومترات", ["killed", "other"]),
        ("قال إن «12 عاملا بينهم 3 سائقين قتلوا»", ["killed", "killed"]),
        ("سقط 12 شخصا قتلى في الهجوم", ["killed"]),
        ("وقع ثلث المواطنين المحليين ضحايا لعملية نصب", ["other"]),
        ("فر أكثر من 12 ألف شخص من ديارهم", ["displaced"]),
        ("تم اغتنام دبابتين", ["seized"]),
        # who is among the victims, or makes them up
        ("قال إن من بين قتلى الحريق ثلاثة من سكان الحي", ["killed"]),
        ("قال إن بين المتهمين الموقوفين 10 أجانب", ["detained"]),
        ("قال إن بين القريتين 10 كيلومترات", ["other"]),
        ("أسفر القتال عن 28 قتيلا - 17 متمردا و11 جنديا - وعشرات الجرحى", ["killed"] * 3 + ["injured"]),
        ("أدى الحادث إلى إصابة أربعة أشخاص (3 سائقين وراكب)", ["injured", "injured"]),
        # survivors, some of whom are hurt
        ("نجا سبعة أشخاص بينهم مصابون", ["rescued"]),
        ("نجا السائق من 3 حوادث", ["other"]),
    ],
)
def test_the_verb_that_a_number_belongs_to(figures_in, text, measures):
    assert [figure.measure for figure in figures_in(text + ".")] == measures
