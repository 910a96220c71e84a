"""Words by which the reader of a letter tells names from roles, headings, dates and sentences."""

import re

HONORIFICS = """
سرکار خانم|جناب آقای|جناب|سرکار|خانم|آقای|دکتر|مهندس|پروفسور|حجت‌الاسلام والمسلمین|حجت‌الاسلام|آیت‌الله
السيدة|السيد|الدكتورة|الدكتور|المهندس|المهندسة|الأستاذ|الأستاذة|الآنسة
Dr.|Dr|Mr.|Mr|Mrs.|Mrs|Ms.|Ms|Miss|Eng.|Eng|Prof.|Prof|Professor
"""
"""Kept out of a name, longest first. سید is part of a name and stays."""

ROLES = """
نویسنده|شاعر|وکیل|وکلای|حقوقدان|حقوق‌دان|روزنامه‌نگار|روزنامه نگار|خبرنگار|استاد
دانشیار|استادیار|مدرس|معلم|آموزگار|دبیر|دانشجو|دانشجوی
پزشک|پرستار|مترجم|کارگردان|بازیگر|هنرمند|نقاش|عکاس|فیلمساز|فیلم‌ساز|موسیقیدان|خواننده|پژوهشگر|محقق|جامعه‌شناس|اقتصاددان|روانشناس|روان‌شناس
فعال|فعالان|کنشگر|کنش‌گر|عضو|اعضای|رئیس|رییس|مدیر|مدیرکل|نماینده|نمایندگان|سخنگو|مشاور|بازنشسته|کارمند|کارگر|کشاورز|راننده|ناشر|ویراستار|منتقد|سردبیر
سابق|پیشین|حقوق|دانشگاه|دانشکده|انجمن|کانون|حزب|شورای|شورا|سندیکای|سندیکا|اتحادیه|جبهه|نهضت|مجلس|روزنامه|بنیاد|سازمان|گروه|موسسه|مؤسسه|مادر|پدر|خانواده|زندانی|دادگستری|زندانیان|زندان
كاتب|كاتبة|شاعرة|محامي|محامية|محام|صحفي|صحفية|أستاذ|أستاذة|ناشط|ناشطة|طبيب|طبيبة|جامعة|طالب|طالبة|باحث|باحثة|مدير|رئيسة
lawyer|writer|poet|journalist|teacher|professor|student|activist|doctor|nurse|translator|director|artist|researcher|member|university|former|author|editor|physician|engineer|worker|union|association|party|council|institute|society
"""
SURNAMES = "کارگر|کشاورز|معلم|دبیر|مدرس|نقاش|وکیل|شاعر|ناشر|مدیر"
"""Roles that are surnames too, taken as such after one other word."""

HEADINGS = """
امضاء|امضا|امضاها|امضاهای|امضاکنندگان|امضاءکنندگان|امضا‌کنندگان|اسامی|نام‌ها|الموقعون|الموقعين|أسماء|التوقيعات
signatories|signatures|signed|names|signers
"""
"""What a heading says of the list under it: that it has names."""

LETTER_HEADINGS = "بیانیه|نامه|سرگشاده|خطاب|letter|statement|petition|بيان|رسالة"
SENTENCE = """
که|را|است|هستند|شد|شود|شده|می‌شود|برای|باید|این|آن|ما|به|در|از|با|تا|بر|یا|نیست|هر|همه|نفر|دیگر|آزادی|لغو|پایان|توقف|رعایت|احترام|حق|ضمن|بدون
تن|نام|مطالبات|خواسته|محاکمه|اعدام|هزار|صد|اجرای|رسیدگی|تضمین|برگزاری|ایجاد|جدایی|برابری|عدالت|اصلاح|تغییر|پاسخگویی|استقلال|ملاقات|درمان|حذف|رفع|تشکیل|بازگشت|شفافیت|مجازات|انتخابات|قانون|جمهوری|کشور|مردم|زنده|باد
التي|الذي|هذا|هذه|على|من|إلى|في|عن|أن|لا
the|an|of|and|for|to|in|we|is|are|that|this|release|freedom|with|from|others|other|end|abolish|stop|all|right|rights
"""
"""Words no name has: a line with one of them is a sentence, or a demand."""

MONTHS = """
فروردین|اردیبهشت|خرداد|تیر|مرداد|امرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند
ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|جولای|اوت|آگوست|سپتامبر|اکتبر|نوامبر|دسامبر
محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|يناير|فبراير|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر
كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين
january|february|march|april|may|june|july|august|september|october|november|december
"""
DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
INSIDE = re.compile("[\u200c-\u200f\u202a-\u202e\u2066-\u2069\u064b-\u0655\u0670\u0640'’`-]")
"""Signs that a word of a name may have beside letters."""
PARTICLES = ("al", "el", "e", "i", "ibn", "bin", "de", "van", "von", "zadeh", "pour", "nia", "far")
"""What a Latin name may have in lower case."""


def _words(text: str) -> list[str]:
    return [word for line in text.strip().splitlines() for word in line.split("|")]


def folded(text: str) -> str:
    """A word as it is looked up: one form of kaf and yeh, no half-space, no vowel signs, lower case."""
    text = text.translate(str.maketrans("كيى", "کیی")).replace("\u200c", "")
    return re.sub("[\u064b-\u0652\u0640]", "", text).lower()


SURNAME_WORDS = {folded(word) for word in _words(SURNAMES)}
ROLE_WORDS = {folded(word) for word in _words(ROLES)}
SENTENCE_WORDS = {folded(word) for word in _words(SENTENCE)}
HEADING_WORDS = {folded(word) for word in _words(HEADINGS)}
LETTER_WORDS = {folded(word) for word in _words(LETTER_HEADINGS)}
_MONTH = "|".join(sorted((re.escape(folded(word)) for word in _words(MONTHS)), key=len, reverse=True))
_HONORIFIC = "|".join(
    re.escape(word).replace("\u200c", "[\u200c ]?").replace("\\ ", "[ \u200c]+")
    for word in sorted(_words(HONORIFICS), key=len, reverse=True)
)
HONORIFIC = re.compile(rf"(?:(?:{_HONORIFIC})(?:\s+|(?<=\.)(?=\S)))+", re.IGNORECASE)
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
    words = words_of(text)
    lower = text.isascii() and text == text.lower() and any(map(str.isalpha, text))
    return lower or any(word in ROLE_WORDS for word in words)


def is_sentence(text: str) -> bool:
    """Whether a word that no name has stands in the text."""
    return any(word in SENTENCE_WORDS for word in words_of(text))


def is_heading_of_names(text: str) -> bool:
    """Whether the text says that names follow."""
    return any(word in HEADING_WORDS for word in words_of(text))


def without_title(text: str) -> tuple[str, str]:
    """The honorifics before a name, as they stand, and the name."""
    found = HONORIFIC.match(text)
    return (found[0].strip(), text[found.end() :].strip()) if found else ("", text)


def is_name(text: str) -> bool:
    """Whether the text is built as a full name: two to six words of letters, none of a role or a sentence."""
    words = text.split()
    surname = len(words) == 2 and folded(words[1]) in SURNAME_WORDS and not is_role(words[0])
    if not 2 <= len(words) <= 6 or (is_role(text) and not surname) or is_sentence(text) or "و" in words:
        return False
    return all(_is_name_word(word) for word in words)


def _is_name_word(word: str) -> bool:
    letters = INSIDE.sub("", word.removesuffix(".") if len(word) < 4 else word)
    if not letters.isalpha():
        return False
    return letters[0] > "\u0590" or letters[0].isupper() or letters in PARTICLES
