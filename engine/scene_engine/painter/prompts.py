"""Captions as people type prompts: a few words, wishes, stories, what happens over a place."""

from __future__ import annotations

from scene_engine.painter.grammar import a, is_place, is_plural, the
from scene_engine.painter.wording import Wording

_WISHES = (
    "draw {a}", "draw me {a}", "show me {a}", "please draw {a}", "I want {a}", "give me {a}", "make {a}",
    "paint {a}", "a picture of {a}", "picture of {a}", "an image of {a}", "a scene with {a}", "a view of {a}",
    "a background with {a}", "background: {title}", "scene: {title}", "I need {a}", "just {a}", "create {a}",
    "{a}, please", "something like {a}", "an old game's {title}", "imagine {a}",
)  # fmt: skip
_STORIES = (
    "the hero reaches {a}", "our hero comes to {a}", "we arrive at {a}", "a traveller comes to {a}",
    "the quest leads to {a}", "at last they reach {a}", "the adventurers reach {a}",
    "the end of the journey: {a}",
    "the hero discovers {a}", "on the way to {a}", "first scene: {a}", "last level: {a}",
    "they have found {a}", "exploring {a}", "searching {a} for clues", "the adventure begins at {a}",
    "chapter one: {a}", "final scene: {a}", "game level with {a}", "she has come back to {the}",
    "nobody remembers {the}", "once there was {a}", "the legend tells of {a}", "before us lies {the}",
    "this is {the}", "the secret of {the}",
)  # fmt: skip
_STORIES_WITHIN = (
    "the adventure begins {where} {a}", "you wake up {where} {a}", "you find yourself {where} {a}",
    "the hero stands {where} {a}", "the treasure is hidden {where} {a}", "alone {where} {a}",
    "the story begins {where} {a}", "someone is hiding {where} {a}", "the hero is waiting {where} {a}",
    "{where} {a}", "{where} {a}", "{where} {the}", "{where} {the}", "here {where} {the}",
    "a place to rest {where} {a}", "time stands still {where} {the}", "nobody is left {where} {the}",
)  # fmt: skip
_FEELINGS = (
    "{a} with a {mood} atmosphere", "{title}, {mood} atmosphere", "{title}, very {mood}", "so {mood}: {a}",
    "{title}, {mood} mood", "{title}, {mood} and {other}", "{mood} and {other} {title}",
    "{mood}, {other} {title}", "{title}, {mood}, {other}", "{title}, it feels {mood}",
)  # fmt: skip


def free(wording: Wording) -> str:
    """A caption in one of the freer forms, for the wording's title; it may be torn."""
    dice = wording.dice
    forms = [(_plain, 5.0), (_trailing, 3.0)]
    if wording.stands:
        forms.append((_place, 4.0))
    else:
        forms += [(_feeling, 2.2), (_wish, 1.3), (_story, 2.4), (_event, 2.4)]
    text = dice.weighed(forms)(wording).strip()
    return f"{text}!" if text and dice.chance(0.05) else text


def _plain(wording: Wording) -> str:
    """Two or three words, or a few more: "misty gorge", "hamlet, blizzard"."""
    dice = wording.dice
    before = wording.before() if dice.chance(0.6) else ""
    title = wording.titled(before, dice.chance(0.2))
    bare = 0.6 if wording.stands else 2.5
    return dice.weighed(
        (
            (wording.titled(wording.before(), False), bare),
            (wording.titled(wording.feeling(), False), bare),
            (f"{title} {wording.after()}", 4.0),
            (wording.commas(wording.titled("", False), wording.tag()), 2.0),
            (wording.commas(wording.tag(), wording.titled("", False)), 0.7),
        )
    )


def _trailing(wording: Wording) -> str:
    """Details behind commas: "crypt, night, creepy, bare tree"."""
    dice = wording.dice
    parts = [wording.tag(), wording.feeling(), *wording.details(dice.whole(1, 3), False), wording.viewed()]
    title = wording.titled(wording.before() if dice.chance(0.25) else "", False)
    return wording.commas(title, *dice.some(parts, dice.whole(2, 4)))


def _place(wording: Wording) -> str:
    """A story's own words, with a place before: "the place where pirates hide"."""
    dice = wording.dice
    text = wording.titled("", False)
    if text.startswith("where "):
        kind = wording.kind.name if is_place(wording.kind.titles[0]) else wording.kind.titles[0]
        plain = f"{wording.before()} {kind}".strip()
        text = f"{dice.pick(('a place', 'the place', 'this is', a(plain), plain, kind))} {text}"
    return f"{text} {wording.after() if dice.chance(0.6) else ''}"


def _feeling(wording: Wording) -> str:
    mood, other = wording.feeling(), wording.feeling()
    if not mood or not other:
        return ""
    title = wording.titled("", False)
    form = wording.dice.pick(_FEELINGS)
    text = form.format(a=a(title), title=title, mood=mood, other=other)
    text = text.replace("with a " + mood, "with " + a(mood))
    if form.startswith("{mood}") and wording.dice.chance(0.4):
        text = a(text)
    return f"{text} {wording.after()}" if wording.dice.chance(0.4) and ":" not in text else text


def _wish(wording: Wording) -> str:
    return _told(wording, wording.dice.pick(_WISHES))


def _story(wording: Wording) -> str:
    within = wording.plain and wording.dice.chance(0.55)
    return _told(wording, wording.dice.pick(_STORIES_WITHIN if within else _STORIES))


def _told(wording: Wording, form: str) -> str:
    title = wording.titled(wording.before() if wording.dice.chance(0.5) else "", False)
    text = form.format(a=a(title), the=the(title), title=title, where=wording.kind.names.where)
    if "please" in text or wording.dice.chance(0.2):
        return text
    return f"{text} {wording.after()}"


def _event(wording: Wording) -> str:
    """What the hour or the weather does: "night falls over the hamlet", "it is raining, quay"."""
    event = wording.event()
    if not event:
        return ""
    title = wording.titled(wording.feeling() if wording.dice.chance(0.25) else "", False)
    short = event.startswith("it ")
    return wording.dice.weighed(
        (
            ("" if short else f"{event} over {the(title)}", 3.0),
            (f"{event} {wording.kind.names.where} {the(title)}" if wording.plain and short else "", 3.0),
            (f"{event}, {title}", 0.7),
            (f"{title}, {event}", 1.0),
            (f"{a(title)} {'while' if short else 'as'} {event}", 1.5),
            (f"{the(title)} {'while' if short or is_plural(event) else 'as'} {event}", 1.0),
        )
    )
