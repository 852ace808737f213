"""The two single lines under every page: what just happened, and the keys."""

from textual.app import RenderResult
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from tui.language import translate
from tui.workbench.actions import OVER_PANES, TYPING_IN, Action, Scope, actions_in, key_name
from tui.workbench.key_names import is_typed


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
        """Both texts on one line; where there is room for one only, what just happened: where you are can wait."""
        left, right = Content(self.left), Content(self.right)
        room = self.size.width - right.cell_length - 2
        if left.cell_length > room:
            return left.truncate(self.size.width, ellipsis=True)
        return Content.assemble(left.truncate(room, pad=True), "  ", right)


class KeyLine(Widget):
    """The keys that can be pressed now, as many as fit on its one or two lines; each can be clicked."""

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
        """The foremost keys first and then the nearest, save that help, stop and the way back are never crowded out."""
        scopes = OVER_PANES[self.scope]
        shown = [action for action in actions_in(*scopes) if action.in_footer and action.id not in self._hidden]
        always = [action for action in shown if action.scope is Scope.APP]
        back = [action for action in shown if "escape" in action.keys][:1]
        rest = [action for action in shown if action not in [*always, *back] and self._is_obeyed(action)]
        rest.sort(key=lambda action: not action.foremost)
        line, end = (Content("").join(map(key_content, each)) for each in (always, back))
        lines = [line]
        for item in map(key_content, rest):
            if lines[-1].cell_length + item.cell_length + end.cell_length > self.size.width:
                if len(lines) >= self.size.height:
                    break
                lines, end = [*lines[:-1], lines[-1] + end, Content("")], Content("")
            lines[-1] += item
        return Content("\n").join([*lines[:-1], lines[-1] + end])

    def _is_obeyed(self, action: Action) -> bool:
        """Whether the key shown for `action` does that here, and is not typed instead."""
        typing = self.scope in TYPING_IN
        return action.scope is self.scope or not typing or not is_typed(action.keys[0])


def key_content(action: Action, does: str | None = None) -> Content:
    """The key of `action` and what it does, to be clicked; `does` is a Textual action to do then, without the key."""
    click = Style.from_meta({"@click": does or f"app.press('{action.keys[0]}')"})
    keys = f" {key_name(action.keys[0])} "
    content = Content.assemble(keys, translate(action.label) + " ").stylize(click)
    return content.stylize("bold $footer-key-foreground", 0, len(keys))  # by name: the colours may change later
