"""The words a field may hold. A word here is the same word in the records, the database, the commands and the pages."""

from enum import StrEnum


class SourceKind(StrEnum):
    """What sort of page a source is."""

    NEWS = "news"
    NGO_REPORT = "ngo_report"
    LETTER_TEXT = "letter_text"
    ENCYCLOPEDIA = "encyclopedia"
    OFFICIAL = "official"
    UN_DOCUMENT = "un_document"
    BLOG_OR_CAMPAIGN = "blog_or_campaign"
    DATABASE = "database"


class Publish(StrEnum):
    """Whether a record may stand in anything published."""

    PUBLIC = "public"
    WITHHELD = "withheld"


class NameBasis(StrEnum):
    """Where a display name comes from."""

    PRINTED = "printed"
    TRANSLITERATED = "transliterated"


class ClaimKind(StrEnum):
    """What a claim says, in the word the page's report falls under."""

    SIGNED = "signed"
    LETTER = "letter"
    FIGURE = "figure"
    SUMMONS = "summons"
    ARREST = "arrest"
    REARREST = "rearrest"
    DETENTION = "detention"
    SEARCH_SEIZURE = "search_seizure"
    CHARGE = "charge"
    TRIAL = "trial"
    SENTENCE = "sentence"
    APPEAL = "appeal"
    IMPRISONMENT = "imprisonment"
    SOLITARY = "solitary"
    TRANSFER = "transfer"
    HUNGER_STRIKE = "hunger_strike"
    DENIED_MEDICAL_CARE = "denied_medical_care"
    FURLOUGH = "furlough"
    RELEASE = "release"
    FLOGGING = "flogging"
    EXILE = "exile"
    TRAVEL_BAN = "travel_ban"
    DISMISSAL = "dismissal"
    THREAT_OR_ASSAULT = "threat_or_assault"
    DEATH = "death"
    BIO = "bio"


NOT_EVENTS = frozenset({ClaimKind.SIGNED, ClaimKind.LETTER, ClaimKind.FIGURE, ClaimKind.BIO})
"""Kinds of claim that belong to no event."""
NAMELESS = frozenset({ClaimKind.LETTER, ClaimKind.FIGURE})
"""Kinds of claim that are about nobody by name; every other claim needs one."""


class EventKind(StrEnum):
    """What happened. An arrest is the opening of a custody, never an event beside it."""

    SUMMONS = "summons"
    CUSTODY = "custody"
    SEARCH_SEIZURE = "search_seizure"
    CHARGE = "charge"
    TRIAL = "trial"
    SENTENCE = "sentence"
    APPEAL = "appeal"
    SOLITARY = "solitary"
    TRANSFER = "transfer"
    HUNGER_STRIKE = "hunger_strike"
    DENIED_MEDICAL_CARE = "denied_medical_care"
    FURLOUGH = "furlough"
    RELEASE = "release"
    FLOGGING = "flogging"
    EXILE = "exile"
    TRAVEL_BAN = "travel_ban"
    DISMISSAL = "dismissal"
    THREAT_OR_ASSAULT = "threat_or_assault"
    DEATH = "death"


SPELLS = frozenset(
    {
        EventKind.CUSTODY,
        EventKind.SOLITARY,
        EventKind.HUNGER_STRIKE,
        EventKind.FURLOUGH,
        EventKind.EXILE,
        EventKind.TRAVEL_BAN,
    }
)
"""Kinds of event that have a beginning and an end; all others happen at one time."""


class Opening(StrEnum):
    """How a custody began."""

    ARREST = "arrest"
    ABDUCTION = "abduction"
    SUMMONED_AND_HELD = "summoned_and_held"
    RETURN_TO_PRISON = "return_to_prison"
    RETURN_FROM_LEAVE = "return_from_leave"
    UNKNOWN = "unknown"


ARREST_OPENINGS = (Opening.ARREST, Opening.ABDUCTION, Opening.SUMMONED_AND_HELD)
"""Openings that count as an arrest. A return to prison or from leave does not; an unknown opening only possibly."""


class DateBasis(StrEnum):
    """What a claim's date rests on."""

    PRINTED = "printed"
    INFERRED = "inferred"
    PUBLICATION = "publication"
    NOT_RECORDED = "not_recorded"


class Calendar(StrEnum):
    """The calendar in which the page prints the date."""

    GREGORIAN = "gregorian"
    JALALI = "jalali"
    BOTH = "both"


class Stage(StrEnum):
    """The stage of a judgment."""

    FIRST_INSTANCE = "first_instance"
    APPEAL = "appeal"
    SUPREME_COURT = "supreme_court"
    RETRIAL = "retrial"
    RESENTENCING = "resentencing"
    ENFORCEMENT = "enforcement"
    PARDON = "pardon"


class Outcome(StrEnum):
    """What came of it: of a judgment, or on what ground a release is reported."""

    CONVICTED = "convicted"
    UPHELD = "upheld"
    REDUCED = "reduced"
    INCREASED = "increased"
    OVERTURNED = "overturned"
    ACQUITTED = "acquitted"
    CHARGES_DROPPED = "charges_dropped"
    SUSPENDED = "suspended"
    LIFE = "life"
    DEATH = "death"
    PENDING = "pending"
    BAIL = "bail"
    TERM_SERVED = "term_served"
    PARDON = "pardon"
    CONDITIONAL = "conditional"
    FURLOUGH = "furlough"
    EARLY_RELEASE = "early_release"
    WITHOUT_BAIL = "without_bail"


class MonthsBasis(StrEnum):
    """Which of the true numbers a printed term is."""

    PRONOUNCED = "pronounced"
    ENFORCEABLE = "enforceable"
    TOTAL = "total"
    NOT_SAID = "not_said"


class Certainty(StrEnum):
    """How the page says it."""

    STATED = "stated"
    REPORTED = "reported"
    ALLEGED = "alleged"
    DISPUTED = "disputed"


class Judgement(StrEnum):
    """Whether a printed name is that person."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


class DecidedBy(StrEnum):
    """Whether the row has been reviewed: read claim by claim, and confirmed or mended."""

    SUGGESTED = "suggested"
    REVIEWED = "reviewed"


class Stance(StrEnum):
    """How a claim stands to an event. Only `supports` counts."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    UNCLEAR = "unclear"


class BearsOn(StrEnum):
    """Which part of the event a claim speaks of."""

    OCCURRENCE = "occurrence"
    BEGIN = "begin"
    DURING = "during"
    END = "end"
    WHOLE = "whole"


class FacilityKind(StrEnum):
    """What sort of place of custody."""

    PRISON = "prison"
    WARD = "ward"
    DETENTION_CENTRE = "detention_centre"


class Bound(StrEnum):
    """How a published number is bounded."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    APPROXIMATE = "approximate"
    MAJORITY = "majority"
    ALL = "all"
    SOME = "some"


class Unit(StrEnum):
    """What a published number counts."""

    PEOPLE = "people"
    MONTHS = "months"


class YesNo(StrEnum):
    """A plain answer."""

    YES = "yes"
    NO = "no"


class CorrectionOutcome(StrEnum):
    """What came of a correction."""

    MADE = "made"
    REFUSED = "refused"
    OPEN = "open"


class MergedKind(StrEnum):
    """What an old address stood for."""

    PERSON = "person"
    EVENT = "event"
