"""Words by which the reader of a letter tells names from roles, headings, dates and sentences."""

import re

HONORIFICS = """
سرکار خانم|جناب آقای|جناب|سرکار|خانم|آقای|دکتر|مهندس|پروفسور|حجت‌الاسلام والمسلمین|حجت‌الاسلام|آیت‌الله
زنده‌یاد|زنده یاد|شادروان|روانشاد|مرحوم|مرحومه|حاج آقا|حاج خانم|حاجیه خانم|حاجیه
السيدة|السيد|الدكتورة|الدكتور|المهندس|المهندسة|الأستاذ|الأستاذة|الآنسة|الشيخ|الحاج|القاضي|الشهيد|المرحوم
Dr.|Dr|Mr.|Mr|Mrs.|Mrs|Ms.|Ms|Miss|Eng.|Eng|Prof.|Prof|Professor
"""
"""Kept out of a name, longest first. سید is part of a name and stays."""
OR_GIVEN = "حاج|بانو"
"""Honorifics that are given names too, taken as such before one other word."""

ROLES = """
نویسنده|شاعر|وکیل|وکلای|حقوقدان|حقوق‌دان|روزنامه‌نگار|روزنامه نگار|خبرنگار|استاد
دانشیار|استادیار|مدرس|معلم|آموزگار|دبیر|دانشجو|دانشجوی
پزشک|پرستار|مترجم|کارگردان|بازیگر|هنرمند|نقاش|عکاس|فیلمساز|فیلم‌ساز|موسیقیدان|خواننده|پژوهشگر|محقق|جامعه‌شناس|اقتصاددان|روانشناس|روان‌شناس
فعال|فعالان|کنشگر|کنش‌گر|عضو|اعضای|رئیس|رییس|مدیر|مدیرکل|نماینده|نمایندگان|سخنگو|مشاور|بازنشسته|کارمند|کارگر|کشاورز|راننده|ناشر|ویراستار|منتقد|سردبیر
سابق|پیشین|حقوق|دانشگاه|دانشکده|انجمن|کانون|حزب|شورای|شورا|سندیکای|سندیکا|اتحادیه|جبهه|نهضت|مجلس|روزنامه|بنیاد|سازمان|گروه|موسسه|مؤسسه|مادر|پدر|خانواده|زندانی|دادگستری|زندانیان|زندان
تحلیلگر|طراح|آهنگساز|آهنگ‌ساز|دانش‌آموز|جراح|دندانپزشک|روانپزشک|داروساز|ماما|سینماگر|نوازنده|مجسمه‌ساز|گرافیست|حسابدار|کارشناس|پژوهش‌گر|تهیه‌کننده
داستان‌نویس|نمایشنامه‌نویس|ورزشکار|مربی|کارآفرین|مؤسس|موسس|بنیانگذار|بنیان‌گذار|دبیرکل|معاون|وزیر|سفیر|شهردار|استاندار|همسر|فرزند|برادر|خواهر|دختر|پسر
مددکار|دکترای|کارشناسی|لیسانس|دانش‌آموخته|فارغ‌التحصیل|کارگران|معلمان|نویسندگان|دادخواه|دادخواهان|شهروند|مدرسه|بیمارستان|دبیرستان|شرکت|خبرگزاری
نشریه|مجله|کمیته|کمپین|جنبش|مرکز|شهرداری|روستای|شهرستان|استان|خیابان|ساکن|مقیم|متولد
كاتب|كاتبة|شاعرة|محامي|محامية|محام|صحفي|صحفية|أستاذ|أستاذة|ناشط|ناشطة|طبيب|طبيبة|جامعة|طالب|طالبة|باحث|باحثة|مدير|رئيسة
lawyer|writer|poet|journalist|teacher|professor|student|activist|doctor|nurse|translator|director|artist|researcher|member|university|former|author|editor|physician|engineer|worker|union|association|party|council|institute|society
analyst|designer|filmmaker|producer|actor|actress|musician|photographer|scholar|scientist|academic|advocate|defender|campaigner|organizer|founder|president
chairman|chairwoman|manager|officer|secretary|minister|ambassador|attorney|historian|philosopher|sociologist|economist|psychologist|psychiatrist|dentist
pharmacist|accountant|consultant|specialist|expert|lecturer|instructor|graduate|retired|laureate|mother|father|wife|husband|daughter|son|sister|brother|family
spokesperson|leader|representative|blogger|reporter|columnist|publisher|critic|composer|athlete|surgeon|biologist|chemist|physicist|mathematician|architect
linguist|cleric|citizen|resident|businessman|businesswoman|entrepreneur|employee|feminist|center|centre|foundation|committee|organization|organisation|campaign
network|movement|league|hospital|college|academy|ministry|newspaper|magazine|activists|lawyers|writers|teachers|students|iranian|iranians
"""
SURNAMES = (
    "کارگر|کشاورز|معلم|دبیر|مدرس|نقاش|وکیل|شاعر|ناشر|مدیر|محقق|هنرمند|پزشک|استاد|بنیاد|فعال|جراح|وزیر|مربی|معاون|شهردار"
)
"""Roles that are surnames too, taken as such after one other word."""
PLACES = """
کوه دشت|خرم آباد|قائم شهر|شاهین شهر|نجف آباد|بندر عباس|بندر انزلی|مسجد سلیمان|خمینی شهر|اسلام آباد|مهر شهر|فولاد شهر
پارس آباد|علی آباد|ایران شهر|اسلام شهر|آذربایجان شرقی|آذربایجان غربی|خراسان رضوی|خراسان شمالی|خراسان جنوبی
New York|Los Angeles|San Francisco|San Diego|Washington DC|Las Vegas|East Azerbaijan|West Azerbaijan|Khorram Abad
"""
"""Places whose names have two words, as a name has."""

HEADINGS = """
امضاء|امضا|امضاها|امضاهای|امضاکنندگان|امضاءکنندگان|امضا‌کنندگان|اسامی|نام‌ها|الموقعون|الموقعين|أسماء|التوقيعات
signatories|signatures|signed|names|signers
"""
"""What a heading says of the list under it: that it has names."""

LETTER_HEADINGS = "بیانیه|نامه|سرگشاده|خطاب|letter|statement|petition|بيان|رسالة"
OTHER_LISTS = "خواسته‌ها|خواسته‌های|خواسته|مطالبات|درخواست‌ها|درخواست‌های|پیشنهادها|demands|requests|المطالب"
ASKING = "خواهان|خواستار|می‌خواهیم|می‌طلبیم|demand|urge|call|ask|نطالب"
"""What is said of a list that has no names: by its heading, and by a sentence before it."""
SENTENCE = """
که|را|است|هست|کردن|شدن|دادن|هستیم|هستند|نیست|نیستند|بود|بودند|شد|شدند|شده|شود|شوند|باید|نباید|باشد|باشند|کند|کنند|کنیم|کنید|دارد|دارند|داریم|خواهد|خواهند
خواهیم|خواهان|خواستار|می|نمی|برای|درباره|این|آن|آنها|ما|شما|به|در|از|با|تا|بر|یا|اما|اگر|هر|همه|تمامی|کلیه|دیگر|ضمن|بدون|علیه|توسط|چرا
التي|الذي|الذين|هذا|هذه|من|إلى|في|عن|أن|لا
"""
"""Words of grammar: no name has one of them."""
LATIN_SENTENCE = "the|of|and|for|we|with|from|this|that|our|rights"
LATIN_SMALL = "a|an|to|in|is|are|be|at|by|on|no|not|must|all|other|others|release|freedom|end|abolish|stop|right"
"""Words of grammar in Latin script; the latter may begin a name with a capital (An, In, Are)."""
DEMANDS = """
لغو|توقف|رعایت|محاکمه|اعدام|اجرای|رسیدگی|تضمین|برگزاری|ایجاد|جدایی|پاسخگویی|حذف|رفع|تشکیل|بازگشت|شفافیت|مجازات|انتخابات|تغییر|ملاقات
حفظ|تأمین|تامین|تحقق|گسترش|تقویت|مبارزه|مقابله|انحلال|برچیدن|تعیین|افزایش|کاهش|پرداخت|ممنوعیت|جلوگیری|پیگیری|استعفای|برکناری|بازنگری|درخواست
خواسته|مطالبات|مردم|زن|زنان|زندگی|مرگ|خشونت|شکنجه|تبعیض|بیان|تحصیل|قوه|اجتماعی|مطالب
حرية|الحرية|إطلاق|سراح|إلغاء|إنهاء|وقف|سجناء|السجناء|المعتقلين|التعبير
prisoners|political|executions
"""
"""What is demanded, or called out: no name has one of these words either."""
OR_SURNAMES = """
آزادی|پایان|حق|برابری|استقلال|اصلاح|درمان|قانون|جمهوری|صلح|رفاه|امنیت|رهایی|حمایت|دفاع|آموزش|پاینده|زنده|جاوید|هزار|صد
Release|Freedom|End|Abolish|Stop|Right|Justice|Peace|Human|Free|Save|Support
"""
OR_GIVEN_NAMES = "احترام|عدالت|کشور|کرامت|نجات"
"""Words that a demand begins with, and that are surnames or given names too: they do not decide alone."""
SLOGANS = "زنده باد|پاینده باد|پاینده ایران|جاوید ایران|jin jiyan azadi|long live"
"""Called out with words that are names."""

MONTHS = """
فروردین|اردیبهشت|خرداد|تیر|مرداد|امرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند
ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|جولای|اوت|آگوست|سپتامبر|اکتبر|نوامبر|دسامبر
محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|يناير|فبراير|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر
كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين
january|february|march|april|may|june|july|august|september|october|november|december
"""
DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
INSIDE = re.compile("[\u200c-\u200f\u202a-\u202e\u2066-\u2069\u064b-\u0655\u0670\u0640'’‘ʿʾʻʼ`-]")
"""Signs that a word of a name may have beside letters."""
PARTICLES = """
al|el|ol|ul|os|us|ad|e|i|ibn|bin|ben|bint|de|da|di|du|del|van|von|der|den|la|le|zadeh|pour|nia|far|khan|xan|bey
"""
"""What a Latin name may have in lower case."""
ARTICLE = re.compile("[a-z]{1,3}[-’'‑](?=[^\\W\\d_])")
"""An article that is joined to a word, as in al-Example and ad-Daula."""


def _words(text: str) -> list[str]:
    return [word for line in text.strip().splitlines() for word in line.split("|")]


def folded(text: str) -> str:
    """A word as it is looked up: one form of kaf and yeh, no half-space, no vowel signs, lower case."""
    text = text.translate(str.maketrans("كيى", "کیی")).replace("\u200c", "")
    return re.sub("[\u064b-\u0652\u0640]", "", text).lower()


SURNAME_WORDS = {folded(word) for word in _words(SURNAMES)}
ROLE_WORDS = {folded(word) for word in _words(ROLES)}
SENTENCE_WORDS = {folded(word) for text in (SENTENCE, DEMANDS, LATIN_SENTENCE) for word in _words(text)}
PARTICLE_WORDS = set(_words(PARTICLES))
SMALL_WORDS = set(_words(LATIN_SMALL))
OR_SURNAME_WORDS = {folded(word) for word in _words(OR_SURNAMES)}
OR_GIVEN_NAME_WORDS = {folded(word) for word in _words(OR_GIVEN_NAMES)}
OR_GIVEN_WORDS = {folded(word) for word in _words(OR_GIVEN)}
PLACE_WORDS = {folded(place.replace(" ", "")) for place in _words(PLACES)}
OTHER_WORDS = {folded(word) for word in _words(OTHER_LISTS)}
ASKING_WORDS = {folded(word) for word in _words(ASKING)}
HEADING_WORDS = {folded(word) for word in _words(HEADINGS)}
LETTER_WORDS = {folded(word) for word in _words(LETTER_HEADINGS)}
_MONTH = "|".join(sorted((re.escape(folded(word)) for word in _words(MONTHS)), key=len, reverse=True))
_HONORIFIC = "|".join(
    re.escape(word).replace("\u200c", "[\u200c ]?").replace("\\ ", "[ \u200c]+")
    for word in sorted([*_words(HONORIFICS), *_words(OR_GIVEN)], key=len, reverse=True)
)
HONORIFIC = re.compile(rf"(?:{_HONORIFIC})(?:\s+|(?<=\.)(?=\S))", re.IGNORECASE)
SLOGAN = re.compile(rf"(?<!\S)(?:{'|'.join(map(folded, _words(SLOGANS)))})(?!\S)")
INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}[^\W\d_]?")
TWO_WORDS = re.compile(r"\S+\s+\S")
DATE = re.compile(
    rf"(?<![0-9])[0-9]{{1,4}}\s*([/.\-])\s*[0-9]{{1,2}}\s*\1\s*[0-9]{{1,4}}(?![0-9])"
    rf"|[0-9]{{1,2}}\s*(?:st|nd|rd|th)?\s*(?:of\s+)?(?:{_MONTH})\b|\b(?:{_MONTH})\s*(?:ماه\s*)?[0-9]{{1,4}}"
)
"""A date, in a text that is folded and has Latin digits."""


def words_of(text: str) -> list[str]:
    """The words of a text, folded, without the signs around them."""
    return [word for word in (folded(part.strip("()[]«»\"'.,،;؛:!?؟-–—")) for part in text.split()) if word]


def has_date(text: str) -> bool:
    """Whether a date stands in the text."""
    return DATE.search(folded(" ".join(text.translate(DIGITS).split()))) is not None


def is_role(text: str) -> bool:
    """Whether a word of a role or an office stands in the text, or all of it is Latin in lower case."""
    lower = text.isascii() and text == text.lower() and any(map(str.isalpha, text))
    return lower or _names_role(text)


def _names_role(text: str) -> bool:
    return any(word in ROLE_WORDS for word in words_of(text))


def is_place(text: str) -> bool:
    """Whether the text is a place whose name has two words."""
    return folded("".join(text.split())) in PLACE_WORDS


def is_sentence(text: str) -> bool:
    """Whether the text is plainly no name: it asks or calls out, or has a word or a verb that no name has."""
    if text.rstrip().endswith(("?", "؟", "!", "…")):
        return True
    printed, words = text.split(), words_of(text)
    verb = any(word.startswith(("می\u200c", "نمی\u200c")) for word in printed)
    small = any(word.strip(".,;:") in SMALL_WORDS for word in printed)
    called = SLOGAN.search(" ".join(words)) is not None
    return verb or small or called or _on_arabic(words) or not SENTENCE_WORDS.isdisjoint(words)


def _on_arabic(words: list[str]) -> bool:
    """Whether على stands between two words with an article: there it is "on", and not the name Ali."""
    triples = zip(words, words[1:], words[2:], strict=False)
    return any(word == "علی" and one.startswith("ال") and other.startswith("ال") for one, word, other in triples)


def may_be_demand(name: str, given: bool = True) -> bool:
    """Whether the name begins as a demand does (freedom of …); with `given` unset, not with what is a given name too."""
    first = words_of(name)[:1]
    return bool(OR_SURNAME_WORDS.intersection(first) or (given and OR_GIVEN_NAME_WORDS.intersection(first)))


def is_heading_of_names(text: str) -> bool:
    """Whether the text says that names follow."""
    return any(word in HEADING_WORDS for word in words_of(text))


def is_heading_of_others(text: str) -> bool:
    """Whether the text says that something else than names follows."""
    return any(word in OTHER_WORDS for word in words_of(text))


def asks(text: str) -> bool:
    """Whether the text asks for something, which then follows."""
    return any(word in ASKING_WORDS for word in words_of(text))


def without_title(text: str) -> tuple[str, str]:
    """The honorifics before a name, as they stand, and the name."""
    begin = 0
    while found := HONORIFIC.match(text, begin):
        if folded(found[0].strip()) in OR_GIVEN_WORDS and not TWO_WORDS.match(text, found.end()):
            break
        begin = found.end()
    return text[:begin].strip(), text[begin:].strip()


def is_name(text: str) -> bool:
    """Whether the text is built as a full name: two to six words of letters, none of a role or a sentence."""
    words = text.split()
    if not 2 <= len(words) <= 6 or is_sentence(text) or "و" in words:
        return False
    return _has_no_role(words) and all(_is_name_word(word) for word in words)


def _has_no_role(words: list[str]) -> bool:
    """Whether no word is one of a role, but for a surname after one other word."""
    return not any(_names_role(word) for at, word in enumerate(words) if at != 1 or folded(word) not in SURNAME_WORDS)


def _is_name_word(word: str) -> bool:
    initials = len(word) < 4 or INITIALS.fullmatch(word)
    letters = INSIDE.sub("", word.replace(".", "") if initials else word)
    if not letters.isalpha():
        return False
    own = ARTICLE.sub("", word, count=1)
    return letters[0] > "\u0590" or own[:1].isupper() or letters in PARTICLE_WORDS
