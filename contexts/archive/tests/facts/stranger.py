# Reads a package of the archive as somebody does who knows only the published description of such packages: a tar with the
# folders dokumenty, metadane and sprawy, and the order of elements in the schema of metadata 2.0. Prints what it found.
import re
import sys
import tarfile
import xml.etree.ElementTree as tree

SPACE = "{http://www.mswia.gov.pl/standardy/ndap}"
# Element, how many at least, how many at most.
SHAPES = {
    "dokument": [("identyfikator", 1, 99), ("tytul", 1, 99), ("data", 1, 99), ("format", 1, 99), ("dostep", 1, 99),
                 ("typ", 1, 99), ("grupowanie", 1, 99), ("tworca", 0, 99), ("nadawca", 0, 99), ("odbiorca", 0, 99),
                 ("relacja", 0, 99), ("kwalifikacja", 0, 99), ("jezyk", 0, 99), ("opis", 0, 1)],
    "identyfikator": [("typidentyfikatora", 1, 1), ("wartoscId", 1, 1), ("podmiot", 0, 1)],
    "tytul": [("oryginalny", 1, 1), ("alternatywny", 0, 99)],
    "format": [("typFormatu", 1, 1), ("specyfikacja", 0, 1), ("niekompletnosc", 0, 1), ("wielkosc", 0, 1)],
    "dostep": [("dostepnosc", 1, 1), ("uwagi", 0, 1), ("data", 0, 1)],
    "typ": [("klasa", 1, 1), ("rodzaj", 1, 99)],
    "grupowanie": [("typGrupy", 1, 1), ("kodGrupy", 1, 1), ("opis", 1, 1)],
    "tworca": [("funkcja", 1, 99), ("podmiot", 1, 1)],
    "nadawca": [("podmiot", 1, 1)],
    "podmiot": [("osoba", 0, 1), ("instytucja", 0, 1)],
    "osoba": [("nazwisko", 1, 1)],
    "instytucja": [("nazwa", 1, 1)],
    "kwalifikacja": [("kategoria", 1, 1), ("data", 1, 1), ("podmiot", 1, 1)],
}
VALUES = {
    "typDaty": {"opublikowany", "utworzony", "data na piśmie", "uzyskany", "doręczony", "wysłany", "zatwierdzony", "podpisany",
                "zmodyfikowany", "data rejestracji", "dostępny po"},
    "zakresDat": {"daty skrajne"},
    "dostepnosc": {"publiczny", "niepubliczny", "wyłączny", "wszystko"},
    "klasa": {"tekst", "dźwięk", "obraz", "obraz ruchomy", "wideo", "kolekcja", "zbiór danych"},
    "funkcja": {"podpisał", "utworzył", "modyfikował", "zatwierdził", "opublikował"},
}
NEVER_EMPTY = ("typFormatu", "rodzaj", "typGrupy", "kodGrupy", "opis", "kategoria", "wartoscId", "oryginalny", "nazwa", "nazwisko")


def look(element):
    assert element.tag.startswith(SPACE), element.tag
    name = element.tag[len(SPACE):]
    children = [child.tag[len(SPACE):] for child in element]
    if name == "data" and children:
        assert children in (["typDaty", "czas"], ["zakresDat", "czasOd", "czasDo"]), children
    elif name in SHAPES:
        left = list(children)
        for child, least, most in SHAPES[name]:
            count = 0
            while left and left[0] == child:
                left.pop(0)
                count += 1
            assert least <= count <= most, (name, child, count)
        assert not left, (name, left)
    if name == "podmiot":
        assert len(children) == 1, children
    text = element.text or ""
    assert name not in VALUES or text in VALUES[name], (name, text)
    assert name not in NEVER_EMPTY or text.strip(), name
    if name in ("czas", "czasOd", "czasDo") or name == "data" and not children:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", text), text
    for child in element:
        look(child)


with tarfile.open(sys.argv[1], "r:") as package:
    members = package.getmembers()
    names = [member.name for member in members]
    assert len(names) == len(set(names)), "a path stands twice"
    for member in members:
        assert member.isfile() and member.uid == 0 and member.gid == 0 and member.mode == 0o644, member
        assert not member.uname and not member.name.startswith("/") and ".." not in member.name.split("/"), member.name
        assert member.name.split("/")[0] in ("dokumenty", "metadane", "sprawy"), member.name
    for name in names:
        if name.startswith("dokumenty/"):
            assert "metadane/" + name[len("dokumenty/"):] + ".xml" in names, name
        else:
            told = tree.fromstring(package.extractfile(name).read())
            assert told.tag == SPACE + "dokument" and told.get("wersja") == "2.0"
            look(told)
            group = told.find(SPACE + "grupowanie")
            if name.startswith("metadane/"):
                sign = name.split("/")[1]
                assert group.find(SPACE + "typGrupy").text == "znak sprawy", name
                assert group.find(SPACE + "kodGrupy").text == sign and "sprawy/" + sign + ".xml" in names, name
            else:
                ids = {one[0].text: one[1].text for one in told.findall(SPACE + "identyfikator")}
                assert "sprawy/" + ids["znak sprawy"] + ".xml" == name, ids
    for name in sorted(names):
        if not name.startswith("metadane/"):
            print(name)
