"""The player: what it offers on every size, and what is left of it where the voice has failed."""

import pytest

from kiosk.ui.widgets.player import Player
from kiosk.visit.route import ReadPage
from kiosk.visit.visit import TextSize
from tests.support.kiosks import FINE, MIDDLE, SMALL, TALL, WIDE, Kiosks, Screen
from tests.support.voices import FakeVoice, listener

GAP_MM = 2.9


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("text_size", [TextSize.NORMAL, TextSize.LARGEST])
@pytest.mark.parametrize("size", [WIDE, TALL, SMALL, MIDDLE, FINE], ids=["wide", "tall", "small", "middle", "fine"])
def test_every_button_is_large_and_apart_and_can_be_read(
    make_kiosk: Kiosks, size: Screen, text_size: TextSize, language: str
) -> None:
    hand = make_kiosk(size, voice=FakeVoice())
    hand.tap("Touch to start")
    if language != "en":
        hand.guide.switch_language(language)
    hand.guide.go(ReadPage("sensory"))
    hand.guide.visit.text_size = text_size
    hand.guide.adjust()
    hand.guide.listening.toggle()
    hand.settle()
    player = hand.window.findChild(Player)
    assert player is not None
    shown = [button for button in player.buttons() if button.isVisible()]
    assert len(shown) >= 6
    assert (player.end in shown) or hand.guide.window.furnish("").tools.listen.isVisible()
    for button in shown:
        assert min(button.width(), button.height()) * size.mm_per_px >= 19.9
        assert player.rect().contains(button.geometry())
        assert button.natural_width() <= button.width()
    for one in shown:
        for other in shown:
            if one is not other:
                apart = one.geometry().adjusted(-1, -1, 1, 1)
                room = int(GAP_MM / size.mm_per_px) - 1
                assert not apart.adjusted(-room + 1, -room + 1, room - 1, room - 1).intersects(other.geometry())


def test_the_loudest_cannot_be_louder_nor_the_quietest_quieter(make_kiosk: Kiosks) -> None:
    hand, _ = listener(make_kiosk)
    for _ in range(2):
        hand.tap("Louder")
    player = hand.window.findChild(Player)
    assert player is not None
    assert not player.louder.isEnabled()
    assert player.louder.accessibleDescription() == "Volume 5 of 5"
    for _ in range(4):
        hand.tap("Quieter")
    assert not player.quieter.isEnabled()
    assert player.louder.isEnabled()


@pytest.mark.parametrize("size", [WIDE, TALL, SMALL], ids=["wide", "tall", "small"])
def test_after_a_failure_there_are_a_sentence_and_the_way_out_alone(make_kiosk: Kiosks, size: Screen) -> None:
    hand, voice = listener(make_kiosk, size=size)
    voice.fail()
    hand.settle()
    player = hand.window.findChild(Player)
    assert player is not None
    assert [button for button in player.buttons() if button.isVisible()] == [player.end]
    assert player.news.height_for(player.news.width()) <= player.news.height()
    hand.tap("Stop listening")
    assert not player.isVisible()
