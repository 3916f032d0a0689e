"""A rule for dialogue whose speakers alternate, paragraph by paragraph."""

from __future__ import annotations

from quotes.attribution.rule import INNER_MARKS, Context, Proposal, Rule

FAR = 6


def takes_turns(context: Context) -> Proposal | None:
    """“Why?” Ruiz asked. ¶ “I was tired,” Paz said. ¶ “And now?”"""
    other = whose_turn(context)
    if other is None:
        return None
    return Proposal(
        "two voices alternate, and it is the other one's turn", same_as=other, implicit=True
    )


def whose_turn(context: Context) -> int | None:
    """The last quotation of the voice whose turn it is; None where no two voices alternate."""
    if context.left or context.right or len(context.scene.places) > 1:
        return None
    turns = _turns_before(context)
    if len(turns) < 2:
        return None
    (last, last_name), (other, other_name) = turns[0], turns[1]
    if last_name == other_name:
        return None
    asks = context.last_character == "?"
    settled = len(turns) > 2 and turns[2][1] == last_name
    if not settled and (_asks(context, last) == asks or _asks(context, other) != asks):
        return None
    return other


def _asks(context: Context, index: int) -> bool:
    quotation = context.quotations[index]
    return context.text[quotation.start : quotation.end].rstrip(INNER_MARKS).endswith("?")


def _turns_before(context: Context) -> list[tuple[int, str]]:
    """The quotations that open the paragraphs right before, nearest first, with their speaker."""
    turns: list[tuple[int, str]] = []
    number = context.scene.first - 1
    for index in range(context.index - 1, max(-1, context.index - FAR), -1):
        paragraph = context.quotations[index].paragraph
        if paragraph > number:
            continue
        decided = context.decided.get(index)
        if paragraph < number or decided is None or decided.mention is None:
            break
        if index and context.quotations[index - 1].paragraph == paragraph:
            continue
        turns.append((index, decided.mention.text.split()[-1].lower()))
        number -= 1
    return turns


RULES = (
    Rule(
        id="takes-turns",
        why="In dialogue each paragraph is another voice, and two of them alternate.",
        finds=(
            "“Why?” Ruiz asked.\\n\\n“I was tired,” {speaker:Paz} {cue:replied}.\\n\\n"
            "“And now?” Ruiz asked.\\n\\n“{content:I am fine}.”",
            "“Why?” {cue:asked} {speaker:Ruiz}.\\n\\n“I was tired,” Paz replied.\\n\\n"
            "“{content:And are you tired now}?”",
        ),
        ignores=(
            ("“Why?” Ruiz asked.\\n\\n“{content:I was tired}.”", "only one voice was heard"),
            (
                "“Why?” Ruiz asked.\\n\\n“I was tired,” Paz replied. “{content:I am fine}.”",
                "it is the same paragraph",
            ),
            (
                "“Stay,” Ruiz said.\\n\\n“No,” Paz said.\\n\\n“{content:I am fine}.”",
                "nothing tells a change of voices from a speaker who goes on",
            ),
        ),
        propose=takes_turns,
        confidence=0.97,
    ),
)
