"""Date of an event by its own words: the expression that hangs on its trigger, or on the verb that carries it."""

from __future__ import annotations

from datetime import timedelta

from transforms.document import UNKNOWN_INTERVAL, AnnotatedText, Interval, Timex
from transforms.events.date_words import CLAUSES, CONTENT, DATED, JUDGING, LASTING, PARTS_OF_DAY, TIME_NOUNS
from transforms.events.grammar import Grammar
from transforms.events.spanning import spanning
from transforms.events.triggers import REPORTING_VERBS
from transforms.events.when import When


class OwnDates:
    """The expressions of a text that date its events by the grammar of their own clause."""

    def __init__(self, text: AnnotatedText, grammar: Grammar) -> None:
        self.text = text
        self.grammar = grammar
        self.parse = grammar.parse
        self.by_sentence: dict[int, list[Timex]] = {}
        for timex in text.timexes:
            if timex.first < timex.last:
                self.by_sentence.setdefault(self.parse.sentence_first[timex.first], []).append(timex)
        self.heads = {id(t): self._head(t) for found in self.by_sentence.values() for t in found}

    def _head(self, timex: Timex) -> int:
        """The token of an expression that hangs outside of it."""
        inside = range(timex.first, timex.last)
        for token in inside:
            if self.parse.head[token] not in inside or self.parse.head[token] == token:
                return token
        return timex.first

    def own(self, token: int, carriers: tuple[int, ...], others: frozenset[int], kind: str) -> When | None:
        """The date that the event's own words give, or None.

        ``carriers`` are the trigger and the verbs that carry it, the nearest first; ``others`` are the triggers of
        other
        events in the sentence, which keep what hangs on them.
        """
        p = self.parse
        best: tuple[float, int, Timex] | None = None
        carriers = spanning(p, carriers)
        for timex in self.by_sentence.get(p.sentence_first[token], []):
            if timex.first <= token < timex.last:
                continue
            bounded = timex.timex_type == "DURATION" and timex.function == "within" and timex.interval.start is not None
            if not bounded and (timex.timex_type not in DATED or timex.interval == UNKNOWN_INTERVAL):
                continue
            if self._is_scope(timex, token) or self._is_of_aside(timex):
                continue
            cost = self._cost(timex, token, carriers, others)
            if cost is not None and (best is None or (cost, abs(timex.first - token)) < best[:2]):
                best = (cost, abs(timex.first - token), timex)
        if best is None:
            return None
        timex = best[2]
        return self._lengthened(token, carriers, When(self._extent(timex), timex.precision, "stated", timex), kind)

    def _is_of_aside(self, timex: Timex) -> bool:
        """True for "in the morning" that has its day from a relative clause before: it says nothing of the main one."""
        p = self.parse
        if timex.timex_type != "TIME" or not PARTS_OF_DAY.issuperset(p.lower[timex.first : timex.last]):
            return False
        return any(
            other is not timex
            and other.interval == timex.interval
            and other.first < timex.first
            and any(p.dep[at] == "relcl" for at in p.path_up(self.heads[id(other)]))
            for other in self.by_sentence.get(p.sentence_first[timex.first], [])
        )

    def _is_of_noun(self, timex: Timex, token: int, carriers: tuple[int, ...]) -> bool:
        """Whether an expression dates a thing spoken of: "for the Monday attack", "the decision of 2 May"."""
        p = self.parse
        head = self.heads[id(timex)]
        noun = p.head[head]
        if p.dep[head] in ("compound", "amod", "nmod", "poss", "nummod") and noun not in carriers:
            over = p.head[noun]
            return p.pos[noun] == "NOUN" and p.lemma[noun] not in TIME_NOUNS and p.lower[over] in CONTENT
        if p.dep[head] == "pobj" and p.lower[noun] == "of":
            thing = p.head[noun]
            if p.lower[p.head[thing]] in ("in", "at", "during", "on", "by"):  # "in a statement of 2 May"
                return False
            return (
                p.pos[thing] == "NOUN"
                and p.lemma[thing] not in TIME_NOUNS
                and (thing not in carriers or p.is_verb(token))
            )
        return False

    def _extent(self, timex: Timex) -> Interval:
        """The interval of an expression and of what is coordinated with it: "on Saturday and Sunday", "from 3 until 20
        May"."""
        start, end = self._until(timex)
        if start is None or end is None:
            return Interval(start, end)
        for other in self.by_sentence.get(self.parse.sentence_first[timex.first], []):
            if (
                other is timex
                or other.timex_type not in DATED
                or other.precision != timex.precision
                or other.interval.start is None
                or other.interval.end is None
            ):
                continue
            first, second = (timex, other) if timex.first < other.first else (other, timex)
            between = self.parse.lower[first.last : second.first]
            opened = self.parse.lower[first.first - 1] if first.first else ""
            joined = between in (["and"], ["and", "in"], ["and", "on"]) and (second.interval.start or start) > (
                first.interval.end or end
            )
            spanned = (
                opened in ("from", "between")
                and between[:1]
                and between[-1] in ("to", "until", "till", "and", "through")
            )
            if (joined and self._days_between(first, second) <= 1) or (joined and timex.precision == "year") or spanned:
                a, b = first.interval.start, second.interval.end
                if a is not None and b is not None and a <= b:
                    return Interval(a, b)
        return Interval(start, end)

    def _days_between(self, first: Timex, second: Timex) -> int:
        if first.interval.end is None or second.interval.start is None:
            return 9999
        return (second.interval.start - first.interval.end).days

    def _is_scope(self, timex: Timex, token: int) -> bool:
        """Expressions that date nothing: "the first in nine years", "a roadmap for this year" behind a verb in the
        past."""
        p = self.parse
        today = self.text.source.anchor_date
        after = p.lower[timex.last] if timex.last < len(p) else ""
        last = p.lower[timex.last - 1]
        if last in ("later", "earlier") and after == "than":
            return True
        if last in ("before", "after") and after not in ("", ",", ".", ";", ":"):
            return True
        lower = [p.lower[t] for t in range(max(0, timex.first - 1), timex.last)]
        if "in" in lower[:2] and lower[-1] in ("years", "decades", "months", "weeks") and today is not None:
            ranks = ("first", "only", "second", "worst", "largest", "biggest", "highest")
            before = p.lower[p.sentence_first[token] : timex.first]
            return (timex.interval.start or today) > today and any(word in ranks for word in before)
        if (
            p.tag[token] == "VBD"
            and today is not None
            and timex.interval.start is not None
            and timex.interval.start > today
        ):
            return True
        if timex.precision in ("year", "quarter") and today is not None and p.tag[token] == "VBD":
            return (timex.interval.end or today) > today
        return False

    def _cost(self, timex: Timex, token: int, carriers: tuple[int, ...], others: frozenset[int]) -> float | None:
        """How far an expression is from the event, or None when it belongs elsewhere."""
        p = self.parse
        head = self.heads[id(timex)]
        path = p.path_up(head)
        if self._is_of_noun(timex, token, carriers):
            return None
        if self._is_before_the_report(timex, head, token):
            return 0.5
        for steps, at in enumerate(path):
            if at in carriers:
                place = carriers.index(at)
                if at in others and at < token and timex.first < token and p.lemma[at] in JUDGING:
                    return None
                clause = sum(1 for x in path[:steps] if p.dep[x] in CLAUSES and p.is_verb(x))
                if clause:
                    return None
                if place > 0 and steps and self._is_nearer_other(timex, token, at, others):
                    return None
                return place * 2 + steps * 0.1
            if at in others and steps > 0:
                return None
            if (
                at != head
                and p.dep[at] in ("relcl", "ccomp", "advcl", "acl", "pcomp")
                and p.is_verb(at)
                and at not in carriers
            ):
                return None
        return None

    def _is_before_the_report(self, timex: Timex, head: int, token: int) -> bool:
        """ "Is expected in Cairo later this month, media say": parsers hang the month on the report behind it."""
        p = self.parse
        verb = p.head[head]
        if not token < timex.first < timex.last < verb or p.lemma[verb] not in REPORTING_VERBS:
            return False
        between = p.lower[timex.last : verb]
        clause = next((t for t in p.path_up(token) if p.head[t] == verb), -1)
        return between[:1] == [","] and clause >= 0 and p.dep[clause] == "ccomp"

    def _is_nearer_other(self, timex: Timex, token: int, carrier: int, others: frozenset[int]) -> bool:
        """An expression behind another event that shares the carrier belongs to that event."""
        between = range(min(timex.first, token) + 1, max(timex.first, token))
        return any(t in others and t != carrier and t in between and self.parse.is_verb(t) for t in between)

    def _until(self, timex: Timex) -> Interval:
        """ "By 15 November" runs from the day of the text to that day."""
        start, end = timex.interval
        today = self.text.source.anchor_date
        if (
            timex.function in ("until", "by", "before", "within")
            and today is not None
            and end is not None
            and start == end
            and today < end
        ):
            return Interval(today, end)
        before = self.parse.lower[timex.first - 1] if timex.first else ""
        if before in ("by", "until") and today is not None and end is not None and start == end and today < end:
            return Interval(today, end)
        return timex.interval

    def _lengthened(self, token: int, carriers: tuple[int, ...], when: When, kind: str) -> When:
        """A known start and a duration in the same clause: "arrives on Monday for a two-day visit"."""
        if kind not in LASTING:
            return when
        lasting = kind in ("visit", "military_cooperation", "show_of_force")
        days = self.duration(token, carriers if lasting else carriers[:1])
        start, end = when.interval
        if days and days > 1 and start is not None and start == end and when.precision == "day":
            timex = when.timex
            if timex is not None and timex.function in ("until", "before"):
                return when
            lower = self.parse.lower
            near = {lower[t] for c in carriers for t in self.parse.children[c]}
            if (
                "ended" in near
                or "concluded" in near
                or any(self.parse.lemma[c] in ("end", "conclude", "wrap", "finish", "complete") for c in carriers)
            ):
                return When(Interval(start - timedelta(days=days - 1), start), "day", when.basis, timex)
            return When(Interval(start, start + timedelta(days=days - 1)), "day", when.basis, timex)
        return when

    def duration(self, token: int, carriers: tuple[int, ...]) -> int | None:
        """Length in days that the event's words give it ("a two-day visit"), or None."""
        p = self.parse
        for timex in self.by_sentence.get(p.sentence_first[token], []):
            if timex.timex_type == "DURATION" and timex.days and timex.days < 60 and not self._is_distance(timex):
                head = self.heads[id(timex)]
                path = p.path_up(head)
                if any(at in carriers for at in path[: 6 if len(carriers) > 1 else 3]):
                    return timex.days
        return None

    def _is_distance(self, timex: Timex) -> bool:
        """A length that tells how far off something was: "only a week before", "two days after the vote"."""
        after = self.parse.lower[timex.last] if timex.last < len(self.parse) else ""
        return after in ("before", "after", "later", "earlier", "ago", "since", "ahead", "from")

    def lengthen(self, token: int, carriers: tuple[int, ...], when: When, kind: str) -> When:
        """As an inherited date is lengthened."""
        return self._lengthened(token, carriers, when, kind)
