"""Texts whose lines their programs broke for the journey (RFC 3676): each paragraph is one line again."""


def unflowed(text: str, has_spaces: bool) -> str:
    """`has_spaces`: whether the blank before a break is the text's own (DelSp=no)."""
    lines: list[str] = []
    open_depth = -1  # how deep the line is quoted that goes on in the next one
    for raw in text.replace("\r\n", "\n").split("\n"):
        depth = len(raw) - len(raw.lstrip(">"))
        line = raw[depth:].removeprefix(" ")
        goes_on = line.endswith(" ") and line != "-- "
        kept = line if has_spaces or not goes_on else line[:-1]
        if depth == open_depth and line != "-- ":
            lines[-1] += kept
        else:
            lines.append((">" * depth + " " if depth else "") + kept)
        open_depth = depth if goes_on else -1
    return "\n".join(lines)
