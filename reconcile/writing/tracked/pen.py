"""Writes tracked changes and comments into the XML of a document: nothing but what is asked, in the parents' name."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reconcile.writing.tracked.hunks import Hunk
from reconcile.writing.tracked.names import (
    AUTHOR,
    COMMENT_END,
    COMMENT_REFERENCE,
    COMMENT_START,
    DATE,
    DEL,
    DEL_TEXT,
    ID,
    INS,
    MARK_REVISIONS,
    PPR,
    RPR,
    SECTION,
    SPACE,
    Element,
    P,
    R,
    T,
    W,
)
from reconcile.writing.tracked.pieces import (
    CHANGES_OF_FORM,
    append,
    content_of,
    emptied,
    main_look,
    mark_made,
    without,
)
from reconcile.writing.tracked.places import Atom, Line

_NOT_REPEATED = (W + "pageBreakBefore", W + "keepNext", W + "framePr", SECTION, *CHANGES_OF_FORM)
"""What a paragraph does not hand on to one that is added after it."""


@dataclass(frozen=True, eq=False)
class Stroke:
    """A hunk of the text of one line, for the wish with number `wish`."""

    line: Line
    hunk: Hunk
    wish: int

    @property
    def whole(self) -> bool:
        """All words of a paragraph go, and nothing else stands in it or hangs on it."""
        goes = self.hunk.start == 0 and self.hunk.end == len(self.line.text) and not self.hunk.text
        atoms = self.line.atoms
        holds_more = any(atom.closed or atom.element.tag == COMMENT_REFERENCE for atom in atoms)
        return goes and self.line.alone and not holds_more

    @cached_property
    def struck(self) -> tuple[Atom, ...]:
        """What goes; a mark that says nothing by itself stays."""
        if self.hunk.start == self.hunk.end:
            return ()
        atoms, letters = self.line.atoms, self.line.letters
        if not self.whole:
            atoms = atoms[letters[self.hunk.start] : letters[self.hunk.end - 1] + 1]
        return tuple(atom for atom in atoms if not atom.silent)

    @property
    def beside(self) -> tuple[Atom, bool] | None:
        """The character that the new words follow (True) or go before (False); None when both are closed to us."""
        if self.struck:
            return self.struck[-1], True
        atoms, letters, at = self.line.atoms, self.line.letters, self.hunk.start
        sides = [(atoms[letters[at - 1]], True)] if at else []
        sides += [(atoms[letters[at]], False)] if at < len(letters) else []
        free = [side for side in sides if side[0].closed is None]
        return next((side for side in free if not side[0].linked), free[0] if free else None)

    @property
    def look(self) -> Element | None:
        """The properties of letters that the new words take over: those of most of what they replace."""
        runs = Counter(atom.run for atom in self.struck or (self.beside or ())[:1])
        return runs.most_common(1)[0][0].find(RPR) if runs else None


@dataclass(frozen=True)
class Spot:
    """Where new paragraphs go: before or after `paragraph`, looking like `model`."""

    paragraph: Element
    after: bool
    model: Element | None


@dataclass
class Pen:
    """Writes as `author` on `day`, with ids from `next_id` up, and remembers what it wrote for each wish."""

    author: str
    day: datetime.date
    next_id: int
    written: defaultdict[int, list[Element]] = field(default_factory=lambda: defaultdict(list))

    def change(self, strokes: Sequence[Stroke]) -> None:
        """Make `strokes`, which follow each other in the document and are open to us."""
        struck = {(atom.element, atom.at): stroke for stroke in strokes for atom in stroke.struck}
        put: defaultdict[tuple[Element, int | None, bool], list[Stroke]] = defaultdict(list)
        runs: dict[Element, None] = {}
        for stroke in strokes:
            runs |= {atom.run: None for atom in stroke.struck}
            if stroke.hunk.text and stroke.beside:
                atom, after = stroke.beside
                runs[atom.run] = None
                put[atom.element, atom.at, after].append(stroke)
        for run in runs:
            self._rebuild(run, struck, put)

    def take_away(self, paragraph: Element) -> None:
        """Strike out the end of `paragraph`, all of whose words are struck out, where that is possible."""
        following = paragraph.getnext()
        properties = paragraph.find(PPR)
        if following is None or following.tag != P or (properties is not None and properties.find(SECTION) is not None):
            return
        mark = mark_made(paragraph)
        if not any(mark.find(tag) is not None for tag in MARK_REVISIONS):
            mark.insert(0, self._stamped(DEL))

    def add(self, spot: Spot, lines: Sequence[tuple[int, str]]) -> None:
        """Put new paragraphs at `spot`, each for a wish; see `Spot`.

        Every new paragraph ends in a mark of its own. At the very end of a cell or of the text, the paragraph that was
        last lends its mark to the new last one, which then must have all its properties.
        """
        added = [self._paragraph(spot, wish, text) for wish, text in lines]
        if spot.after:
            for paragraph in reversed(added):
                spot.paragraph.addnext(paragraph)
            ends = [spot.paragraph, *added[:-1]]
        else:
            for paragraph in added:
                spot.paragraph.addprevious(paragraph)
            ends = added
        for paragraph in ends:
            mark_made(paragraph).insert(0, self._stamped(INS))

    def comment(self, wish: int, number: int) -> None:
        """Anchor the comment with id `number` at what was written for `wish`."""
        from lxml import etree

        first, last = self.written[wish][0], self.written[wish][-1]
        start, end = (etree.Element(tag, {ID: str(number)}) for tag in (COMMENT_START, COMMENT_END))
        holder = etree.Element(R)
        etree.SubElement(holder, COMMENT_REFERENCE, {ID: str(number)})
        first.addprevious(start)
        last.addnext(end)
        end.addnext(holder)

    def stamp(self, element: Element, number: int) -> Element:
        """Give `element` an id, the author, and noon of the day: no hour anybody was at work, and no time zone."""
        element.set(ID, str(number))
        element.set(AUTHOR, self.author)
        element.set(DATE, f"{self.day.isoformat()}T12:00:00")
        return element

    def _stamped(self, tag: str) -> Element:
        from lxml import etree

        self.next_id += 1
        return self.stamp(etree.Element(tag), self.next_id - 1)

    def _rebuild(
        self,
        run: Element,
        struck: dict[tuple[Element, int | None], Stroke],
        put: dict[tuple[Element, int | None, bool], list[Stroke]],
    ) -> None:
        """Replace `run` by pieces of it: left alone, struck out, and what comes in between."""
        made: list[Element] = []
        piece: Element | None = None
        of: Stroke | None = None
        for child, at in content_of(run):
            for stroke in put.get((child, at, False), ()):
                made.append(self._inserted(stroke.wish, stroke.hunk.text, stroke.look))
                piece = None
            stroke_here = struck.get((child, at))
            if piece is None or stroke_here is not of:
                piece, of = emptied(run), stroke_here
                made.append(piece if of is None else self._deleted(of.wish, piece))
            append(piece, child, at)
            for stroke in put.get((child, at, True), ()):
                made.append(self._inserted(stroke.wish, stroke.hunk.text, stroke.look))
                piece = None
        for element in made:
            run.addprevious(element)
            if element.tag == DEL:
                for text in element.iter(T):
                    text.tag = DEL_TEXT
        run.getparent().remove(run)

    def _deleted(self, wish: int, piece: Element) -> Element:
        element = self._stamped(DEL)
        element.append(piece)
        self.written[wish].append(element)
        return element

    def _inserted(self, wish: int, text: str, look: Element | None) -> Element:
        from lxml import etree

        element = self._stamped(INS)
        run = etree.SubElement(element, R)
        if look is not None:
            run.append(without(look, CHANGES_OF_FORM))
        words = etree.SubElement(run, T)
        words.text = text
        words.set(SPACE, "preserve")
        self.written[wish].append(element)
        return element

    def _paragraph(self, spot: Spot, wish: int, text: str) -> Element:
        from lxml import etree

        paragraph = etree.Element(P)
        shape = spot.paragraph if spot.after else spot.model
        properties = None if shape is None else shape.find(PPR)
        if properties is not None:
            paragraph.append(without(properties, () if spot.after else _NOT_REPEATED))
        look = None if spot.model is None else main_look(spot.model)
        paragraph.append(self._inserted(wish, text, look))
        return paragraph
