"""The three single lines around the panes: the title above them, the status and the keys below."""

from textual.app import RenderResult
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from tui.language import translate
from tui.workbench.actions import OVER_PANES, Action, Scope, actions_in, key_name


class StatusLine(Widget):
    """On the left what just happened, on the right where you are. Never takes part in layout."""

    left = ""
    right = ""

    def tell(self, left: str | None = None, right: str | None = None) -> None:
        """Change what stands on the left, on the right, or both; None leaves it as it is."""
        self.left = self.left if left is None else left
        self.right = self.right if right is None else right
        self.refresh()

    def render(self) -> RenderResult:
        """Both texts on one line; the left one gives way."""
        right = Content(self.right).truncate(self.size.width, ellipsis=True)
        left = Content(self.left).truncate(max(self.size.width - right.cell_length - 2, 0), ellipsis=True, pad=True)
        return Content.assemble(left, "  ", right)


class KeyLine(Widget):
    """The keys that can be pressed now, as many as fit; each can be clicked."""

    def __init__(self, scope: Scope = Scope.FINDINGS, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.scope = scope
        self._hidden: frozenset[str] = frozenset()

    def hide(self, *actions: str) -> None:
        """Show the keys of these actions, by id, no longer: they do nothing now but say why not."""
        self._hidden = frozenset(actions)
        self.refresh()

    def show_keys_of(self, scope: Scope) -> None:
        """Show the keys of `scope` and of what lies under it."""
        if scope is not self.scope:
            self.scope = scope
            self.refresh()

    def render(self) -> RenderResult:
        """The nearest keys first, save that help and stop are never crowded out."""
        scopes = OVER_PANES[self.scope]
        first = [action for action in actions_in(Scope.APP) if action.in_footer and Scope.APP in scopes]
        shown = [action for action in actions_in(*scopes) if action.in_footer and action.id not in self._hidden]
        rest = [action for action in shown if action not in first]
        line = Content()
        for item in map(key_content, [*first, *rest]):
            if line.cell_length + item.cell_length > self.size.width:
                break
            line += item
        return line


def key_content(action: Action, does: str | None = None) -> Content:
    """The key of `action` and what it does, to be clicked; `does` is a Textual action to do then, without the key."""
    click = Style.from_meta({"@click": does or f"app.press('{action.keys[0]}')"})
    return Content.assemble(
        (f" {key_name(action.keys[0])} ", Style.parse("bold $footer-key-foreground") + click),
        (translate(action.label) + " ", click),
    )


def title_text(page: str, subject: str) -> str:
    """The line above the page: which program, which page, which meeting."""
    return " · ".join(filter(None, ("Kloppend", page, subject)))
