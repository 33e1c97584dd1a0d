from tests.intranet.conftest import logged_in
from tests.search.test_hostile import HOSTILE


def test_any_question_is_only_words(member):
    client = logged_in(member.user)
    for q in HOSTILE:
        for address in ("/intranet/search/", "/intranet/search/suggest/"):
            answer = client.get(address, {"q": q.encode("utf-8", "surrogatepass")})
            assert answer.status_code == 200, (address, q[:40])
            assert "<script>alert" not in answer.content.decode()


def test_filters_that_make_no_sense_narrow_nothing(member):
    for asked in ("kind=none&q=hotel", "page=0&q=hotel", "page=x&q=hotel", "page=99999999999999999999&q=hotel"):
        assert logged_in(member.user).get(f"/intranet/search/?{asked}").status_code == 200
