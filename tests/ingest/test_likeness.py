from hypothesis import given
from hypothesis import strategies as st

from quotes.ingest.likeness import Likeness, resemblance, sketch

WORDS = [f"word{number}" for number in range(2000)]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=80).map(" ".join)


@given(texts, texts)
def test_resemblance_is_a_share(one, other):
    alike = resemblance(sketch(one), sketch(other))
    assert 0 <= alike <= 1
    assert alike == resemblance(sketch(other), sketch(one))
    assert resemblance(sketch(one), sketch(one)) == 1


def test_marks_and_case_make_no_difference():
    one = sketch("“We are ready,” Ana Ruiz said on Monday.")
    assert one == sketch('"WE ARE READY", Ana Ruiz  said on Monday')


def test_the_estimate_is_near_the_truth():
    """Of 1,000 words, the last 200 replaced: 796 of 1,196 runs of five in common."""
    one = sketch(" ".join(WORDS[:1000]))
    other = sketch(" ".join([*WORDS[:800], *WORDS[1000:1200]]))
    assert abs(resemblance(one, other) - 796 / 1196) < 0.1


def test_the_nearest():
    likeness = Likeness()
    assert likeness.nearest("Nothing is here yet.") is None
    likeness.add("a", " ".join(WORDS[:300]))
    likeness.add("b", " ".join(WORDS[250:600]))
    assert likeness.nearest(" ".join(WORDS[:300])) == ("a", 1.0)
    name, share = likeness.nearest(" ".join(WORDS[260:600]))
    assert name == "b"
    assert share > 0.9
    assert likeness.nearest(" ".join(WORDS[1000:1300])) is None
