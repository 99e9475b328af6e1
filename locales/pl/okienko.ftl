# Słowa Okienka po polsku. Kolejność: czas, rama strony, strony według czytelnika, podpisy, odmowy, kłopoty, API.
# Zdania krótkie, uprzejme, dokładne; czasowniki na przyciskach; najpierw co, potem co zrobić.

## Czas i liczby

date-month = { $month ->
    [1] stycznia
    [2] lutego
    [3] marca
    [4] kwietnia
    [5] maja
    [6] czerwca
    [7] lipca
    [8] sierpnia
    [9] września
    [10] października
    [11] listopada
   *[12] grudnia
}
date-day = { $day } { $month } { $year }
date-day-month = { $day } { $month }
date-weekday = { $weekday ->
    [1] poniedziałek
    [2] wtorek
    [3] środa
    [4] czwartek
    [5] piątek
    [6] sobota
   *[7] niedziela
}
date-on-weekday = { $weekday ->
    [1] w poniedziałek
    [2] we wtorek
    [3] w środę
    [4] w czwartek
    [5] w piątek
    [6] w sobotę
   *[7] w niedzielę
}
date-until-weekday = { $weekday ->
    [1] poniedziałku
    [2] wtorku
    [3] środy
    [4] czwartku
    [5] piątku
    [6] soboty
   *[7] niedzieli
}
date-until = { $weekday }, { $day }
date-moment = { $weekday }, { $day }, godz. { $time }
date-moment-within = { $weekday }, { $day }, { $time }
date-short = { $day }, { $time }
files-count = { $count } { $count ->
    [one] plik
    [few] pliki
   *[other] plików
}

## Rama strony

frame-this-language = Polski
frame-skip = Przejdź do treści
frame-tagline = sprawy przez internet
frame-tagline-office = biuro
frame-languages = Inne języki
frame-menu = Menu
frame-close-menu = Zamknij menu
frame-places = Główne miejsca
frame-catalogue = Załatw sprawę
frame-filings = Moje sprawy
frame-verify = Sprawdź dokument
frame-desk = Biurko
frame-register = Przesyłki
frame-inbox = Wydział
frame-case-list = Spis spraw
frame-search = Szukaj
frame-officials = Ludzie
frame-state = Stan urzędu
frame-systems = Inne systemy
frame-units = Komórki
frame-sign-in = Zaloguj się
frame-sign-out = Wyloguj się
frame-phone = tel.
frame-phone-long = Telefon
frame-accessibility = Deklaracja dostępności
frame-privacy = Ochrona danych
frame-back = Powrót
field-optional = (nieobowiązkowe)
pages-name = Strony listy
pages-older = Starsze
pages-newest = Do najnowszych

## Urząd pokazowy

demo-name = Urząd pokazowy
demo-invented = Osoby i sprawy są zmyślone.
demo-enter-as = Wejdź jako…
demo-mailbox = Skrzynka pocztowa
demo-sandbox = Piaskownica

## Strona główna

front-title = Co chcesz załatwić?
front-number-placeholder = UPP/{ $year }/…
front-search-label = Nazwa sprawy, na przykład: pismo, skarga, wniosek
front-search-button = Szukaj
front-due = Do zrobienia
front-services = Sprawy przez internet
front-check = Sprawdź swoją sprawę
front-check-intro = Wystarczy numer poświadczenia (UPP), a nie numer pisma (RPW). Bez logowania powiemy tylko, czy poświadczenie wydał nasz urząd i o której godzinie.
front-check-button = Sprawdź
front-filings = Zobacz wszystkie swoje sprawy
front-sign-in = Zaloguj się, żeby zobaczyć swoje sprawy
front-office = Urząd
front-hours = Godziny pracy urzędu
front-always-online = Przez internet: o każdej porze.

## Katalog spraw

catalogue-title = Załatw sprawę
catalogue-all = Wszystkie sprawy
catalogue-found = { $count ->
    [0] Nic nie pasuje
    [one] Znaleziono { $count } sprawę
    [few] Znaleziono { $count } sprawy
   *[other] Znaleziono { $count } spraw
}
catalogue-nothing = Nic nie znaleźliśmy dla „{ $query }”. Proszę spróbować jednego słowa albo zadzwonić: powiemy, jak sprawa się nazywa. W każdej sprawie można też złożyć pismo ogólne.
catalogue-show-all = Pokaż wszystkie sprawy
catalogue-help = Kto pomoże
catalogue-help-text = Powiemy, jak nazywa się sprawa i co przygotować.

## Karta sprawy

service-back = Wszystkie sprawy
service-who = Dla kogo
service-cost = Ile kosztuje
service-time = Jak długo
service-result = Wynik sprawy
service-prepare = Co przygotować
service-prepare-hint = Można odhaczać. Nic z tego nie zapisujemy.
service-sign-in-first = Najpierw poprosimy o zalogowanie albo założenie konta.
service-ways = Sposoby załatwienia
service-fill = Wypełnij formularz
service-fill-hint = Można przerwać w każdej chwili, odpowiedzi się zapisują.
service-fill-new = Zacznij nowe pismo
service-unfinished = Czeka zaczęte pismo, zapisane { $moment }.
service-go-on = Dokończ pismo
service-too-many = Zaczętych pism jest tyle, że następnego nie da się rozpocząć. Proszę dokończyć albo usunąć któreś z nich.
service-own-text = Wystarczy wskazać plik XML albo PDF z podpisem elektronicznym.
service-own = Mam gotowe, podpisane pismo
service-paper = Na papierze
service-legal = Podstawa prawna

## Wypełnianie pisma

draft-steps = Kolejne kroki
draft-applicant = Kto składa
draft-attachments = Załączniki
draft-check = Sprawdzenie
draft-sign = Podpis
draft-place = krok { $place } z { $of }
draft-saved = zapisano o { $time }
draft-saved-before = zapisano { $moment }
draft-next = Zapisz i przejdź dalej
draft-to-check = Zapisz i wróć do sprawdzenia
draft-later = Dokończę później
draft-safe = Wszystkie odpowiedzi są zapisane, te do poprawy też. Nic nie przepadło.
draft-help = Pomoc przy wypełnianiu
draft-kept = Nic nie przepadnie
draft-kept-text = Odpowiedzi zapisujemy przy każdym kroku. Pismo czeka na koncie do { $until }, także na innym urządzeniu.
draft-discard = Usuń to pismo
draft-questions = Gdy brakuje odpowiedzi
draft-applicant-title = Kto składa pismo?
draft-applicant-intro = Co jest na koncie, wpisaliśmy sami. Zmiany w tym miejscu dotyczą tylko tego pisma.
draft-address-text = Urząd musi wiedzieć, dokąd odpisać.
draft-address-missing = Bez adresu urząd nie może załatwić sprawy. Proszę wypełnić to pole.
draft-files-intro = Pliki trafiają do nas po naciśnięciu „Dodaj” albo „Zapisz i przejdź dalej”.
draft-files-limits = Razem najwyżej { $files } plików i { $whole }.
draft-files-hint = PDF, zdjęcia (JPG, PNG, TIFF), dokumenty tekstowe i arkusze. { $most ->
    [one] Jeden plik, do { $limit }.
    [few] Najwyżej { $most } pliki, każdy do { $limit }.
   *[other] Najwyżej { $most } plików, każdy do { $limit }.
}
draft-files-add = Dodaj
draft-files-remove = Usuń
draft-files-full = Jest tu już tyle plików, ile można dodać. Żeby dodać inny, proszę najpierw usunąć jeden z nich.
draft-files-none = Nie wskazano pliku
draft-files-none-slip = Proszę najpierw wskazać plik, a potem nacisnąć „Dodaj”.
draft-files-safe = Pliki z listy są zapisane. Odrzuconych nie zachowaliśmy.
draft-check-title = Czy wszystko się zgadza?
draft-check-intro = Tak brzmi pismo. Proszę przeczytać je spokojnie; każdą część można jeszcze poprawić.
draft-check-changed = Treść zmieniono w innym oknie. Niżej jest obecna, proszę ją przeczytać.
draft-check-then = Zatwierdzona treść już się nie zmieni: dokładnie pod nią złożony będzie podpis. Do podpisania można ją jeszcze odblokować i poprawić.
draft-check-button = Zatwierdź treść i przejdź do podpisu
draft-change = Popraw
draft-letter-mailing = adres do korespondencji: { $address }
draft-letter-file = { $name }, { $size }
draft-letter-no-files = Bez załączników.
draft-letter-delivery = Odbiór decyzji: { $delivery }.
draft-about = Dotyczy pisma { $number } z { $day }.
draft-letter-nothing = nie podano
draft-letter-fee = Do zapłaty
draft-letter-times = { $count } × { $amount }
draft-letter-sum = Razem
draft-fixed = Treść jest już zatwierdzona
draft-fixed-late = Treść zatwierdzono już w innym oknie, więc tego, co przyszło przed chwilą, nie zapisaliśmy. Wpisany tekst zwykle wraca po naciśnięciu w przeglądarce „Wstecz”.
draft-fixed-text = Pismo czeka tylko na podpis. Odpowiedzi są bezpieczne i takie jak w zatwierdzonej treści.
draft-fixed-sign = Przejdź do podpisu
draft-fixed-change = Coś jeszcze trzeba poprawić?
draft-fixed-change-text = Odblokujemy pismo ze wszystkimi odpowiedziami. Po poprawkach treść zatwierdza się jeszcze raz, a dokument pobrany wcześniej przestaje się liczyć.
draft-fixed-reopen = Popraw odpowiedzi
draft-discard-title = Usunąć to pismo?
draft-discard-text = { $files ->
    [0] Usuniemy wszystkie odpowiedzi. Nie da się tego cofnąć.
    [one] Usuniemy wszystkie odpowiedzi i { $files } plik. Nie da się tego cofnąć.
    [few] Usuniemy wszystkie odpowiedzi i { $files } pliki. Nie da się tego cofnąć.
   *[other] Usuniemy wszystkie odpowiedzi i { $files } plików. Nie da się tego cofnąć.
}
draft-discard-button = Usuń pismo
draft-discard-keep = Nie usuwaj

## Pytania formularzy i pomyłki w odpowiedziach

question-room = Najwyżej { $longest } znaków.
question-room-left = Zostało miejsce na { $left } z { $longest } znaków.
question-pesel = 11 cyfr.
question-no-answer = bez odpowiedzi
question-before-answer = { $label }:
answer-not-past = ta data jeszcze nie nadeszła
answer-not-past-slip = Proszę podać dzień dzisiejszy albo wcześniejszy.
answer-not-future = ta data już minęła
answer-not-future-slip = Proszę podać dzień późniejszy niż dzisiejszy.
answer-too-small = za mało
answer-too-small-slip = Najmniejsza możliwa liczba to { $least }.
answer-too-large = za dużo
answer-too-large-slip = Największa możliwa liczba to { $most }.
answer-not-chosen = trzeba wybrać odpowiedź
answer-sign = jest tu znak, którego nie widać
answer-sign-slip = Jest tu znak, którego nie widać albo który odwraca tekst ({ $sign }). Proszę go usunąć.
answer-no-choice = nie ma takiej odpowiedzi
answer-no-such-day = nie ma takiego dnia
answer-choice-slip = Proszę wybrać jedną z odpowiedzi.
answer-whole-slip = Proszę wpisać liczbę cyframi, na przykład 2.
answer-too-long-slip = Mieści się tu najwyżej { $longest } znaków. Proszę to skrócić.
answer-statement = Trzeba zaznaczyć oświadczenie
answer-statement-slip = Bez tego oświadczenia nie możemy przyjąć pisma. Proszę je przeczytać i zaznaczyć, jeśli jest zgodne z prawdą.
answer-no-file = { $slot }: brakuje pliku
answer-no-file-slip = Bez tego załącznika nie możemy przyjąć pisma. Proszę wskazać plik.

## Sprawdzanie dokumentów

verify-title = Czy ten dokument jest prawdziwy?
verify-intro = Proszę wskazać plik z podpisem albo poświadczenie. Nie trzeba się logować.
verify-file = Plik do sprawdzenia
verify-file-hint = XML lub PDF z podpisem, kontener (.asice, .asics), plik podpisu (.p7m, .p7s, .sig) albo poświadczenie urzędu, do { $limit }. Można go też przeciągnąć w to pole.
verify-data = Pliki, których dotyczy podpis albo poświadczenie
verify-data-hint = Podpis bywa w osobnym pliku; wtedy proszę wskazać także plik podpisany. Przy poświadczeniu porównamy skróty wskazanych plików; można też dodać dowód wpisu w dzienniku.
verify-button = Sprawdź dokument
verify-by-number = Po numerze
verify-by-number-intro = Powiemy tylko, czy poświadczenie wydał nasz urząd i o której godzinie. Treść zobaczy ten, kto ma plik.
verify-number-label = Numer poświadczenia, zaczyna się od UPP albo UPD
verify-result = Wynik
verify-details = Szczegóły dla dociekliwych
verify-about = O sprawdzaniu
verify-how = Jak to działa
verify-how-text = Sprawdzamy trzy rzeczy: czy treść jest nienaruszona, kto podpisał i czy jego certyfikat był wtedy ważny.
verify-not-kept = Pliku nie zachowujemy
verify-not-kept-text = Czytamy go, odpowiadamy i zapominamy. Sprawdzenie niczego w urzędzie nie zmienia.
verify-number-issued = Takie poświadczenie wydał nasz urząd.
verify-number-unknown = Nie znamy poświadczenia o tym numerze.
verify-number-unknown-advice = Proszę porównać numer z dokumentem. Jeżeli się zgadza, nie jest to poświadczenie naszego urzędu.
verify-number-of-letter = To jest numer pisma, a nie poświadczenia.
verify-number-of-letter-advice = Proszę wpisać numer poświadczenia. Zaczyna się od UPP albo UPD i stoi na poświadczeniu.
verify-print = To jest wydruk. Poświadczenie o jego numerze wydał nasz urząd.
verify-print-advice = Proszę porównać numer i godzinę z wydrukiem.
verify-code-unknown = Nie znamy takiego poświadczenia.
verify-code-unknown-advice = Proszę sprawdzić, czy adres przepisano w całości. Jeżeli tak, kod nie pochodzi z poświadczenia naszego urzędu.
verify-number-sealing = To nasz numer: pismo wpłynęło, a poświadczenie jest pieczętowane.
verify-good = Dokument jest prawdziwy i nikt go nie zmienił po podpisaniu.
verify-good-apart = Podpis jest ważny i zgadza się ze wskazanymi plikami.
verify-wrong = Temu dokumentowi nie należy ufać: { $reason }.
verify-wait = Jeszcze nie wiadomo: { $reason }.
verify-unsigned = W tym pliku nie ma podpisu.
verify-unsigned-advice = Wydruk poświadczenia (PDF) sprawdza się po numerze albo kodem QR, a nie jako plik. Za treść pliku bez podpisu nikt nie poręcza. Jeżeli podpis jest w osobnym pliku, proszę wskazać plik z podpisem, a ten dodać niżej.
verify-unreadable = Tego pliku nie potrafimy sprawdzić: { $reason }.
verify-receipt-good = To poświadczenie wydał nasz urząd i nikt go nie zmienił.
verify-receipt-good-other = Poświadczenie jest prawdziwe i nikt go nie zmienił.
verify-receipt-files-differ = Poświadczenie jest prawdziwe, ale wskazany plik nie jest tym, który wpłynął.
verify-receipt-proof-differs = Poświadczenie jest prawdziwe, ale wskazany dowód niczego o nim nie mówi.
verify-row-proof = Dowód wpisu w dzienniku
verify-proof-good = { $name }: wpis o tym piśmie stał w dzienniku urzędu { $moment }, pod znacznikiem czasu
verify-proof-wait = { $name }: wpis się zgadza, ale nie wiadomo teraz, czy certyfikat urzędu czasu nie został unieważniony
verify-proof-stamp = { $name }: wpis się zgadza, ale znacznika czasu nie można uznać
verify-proof-other = { $name }: to dowód innego wpisu
verify-proof-alone = To jest dowód wpisu w dzienniku. Mówi coś dopiero razem z poświadczeniem.
verify-proof-alone-advice = Proszę wskazać poświadczenie (XML), a ten plik dodać niżej.
verify-receipt-wrong = Temu poświadczeniu nie należy ufać: { $reason }.
verify-receipt-early = Nie da się jeszcze stwierdzić, czy poświadczenie jest prawdziwe: jego znacznik czasu jest z chwili, która u nas dopiero nadejdzie ({ $at }).
verify-receipt-wait = Jeszcze nie wiadomo, czy poświadczenie jest prawdziwe: { $reason }.
verify-row-who = Kto podpisał
verify-kind-trusted = podpis zaufany, złożony profilem zaufanym
verify-row-sealed-by = Kto opieczętował
verify-row-when = Kiedy
verify-row-covers = Co obejmuje
verify-row-advice = Co zrobić
verify-row-number = Numer
verify-row-entered = Wpłynęło
verify-row-made = Poświadczono
verify-row-sender = Od kogo
verify-row-addressee = Do kogo
verify-row-files = Pliki
verify-row-format = Format
verify-row-result = Wynik
verify-row-certificate = Certyfikat, SHA-256
verify-row-other-signature = Podpis { $number }
verify-when-timestamped = { $moment }; godzinę potwierdza znacznik czasu
verify-when-claimed = { $moment } według zegara podpisującego; nikt tej godziny nie potwierdził
verify-when-unknown = nie wiadomo
verify-who-unknown = nie wiadomo; podpis nie pozwala tego stwierdzić
verify-who-other-content = podpis złożono pod inną treścią niż ta w pliku
verify-file-same = { $name }: taki sam jak ten, który wpłynął
verify-file-other = { $name }: nie ma go wśród plików, które wpłynęły
verify-file-listed = { $name }, { $size }
verify-file-listed-uncovered = { $name }, { $size }, nie był objęty podpisem
verify-covers-whole = cały dokument
verify-covers-embedded = treść zapisaną wewnątrz podpisu
verify-covers-part = tylko część dokumentu
verify-covers-nothing = niczego, co dałoby się przeczytać
verify-advice-ask = Poprosić nadawcę o oryginalny plik, a tego nie składać w urzędzie.
verify-row-as-of = Do kiedy sięga ta odpowiedź
verify-as-of = To, co poświadczenie samo niesie o swoim urzędzie znacznika czasu, sięga do { $at }.
verify-as-of-missing = Czy później unieważniono jego certyfikat, mówi lista wystawcy ({ $issuer }), z której nie skorzystano: { $lists }
verify-receipt-advice-later = Nie opierać się na nim na razie i sprawdzić je ponownie za godzinę.
verify-advice-later = Spróbować za godzinę. Dokument nie jest przez to ani lepszy, ani gorszy.
verify-advice-whole = Poprosić nadawcę o plik, w którym podpisano całość. Za resztę nikt nie poręcza.
verify-advice-issuer = Nie opierać się na tym, kto podpisał: nie umiemy tego potwierdzić. Można poprosić nadawcę o podpis kwalifikowany albo zaufany.
verify-advice-program = Poprosić nadawcę, żeby podpisał dokument jeszcze raz, w aktualnej wersji programu od dostawcy podpisu.
verify-advice-anew = Poprosić nadawcę o dokument podpisany ważnym certyfikatem, najlepiej ze znacznikiem czasu.
signature-good = { $who }: podpis jest ważny.
signature-wait = { $who }: jeszcze nie wiadomo, czy podpis jest ważny – { $reason }.
signature-wrong = { $who }: podpisowi nie należy ufać – { $reason }.
signature-of-unknown = Podpisujący nieznany
verify-record = Pobierz raport dla programów (XML, ETSI TS 119 102-2)
cli-verify-no-trust = Nie wskazano nikogo, komu ufać; certyfikaty podaje się w --trust, a urząd w --settings.
verify-good-in-part = Podpis jest ważny, ale nie obejmuje wszystkiego.
verify-advice-in-part = Ufać tylko temu, co podpis obejmuje. Za resztę nikt nie poręcza.
verify-row-uncovered = Czego nie obejmuje
verify-row-timestamps = Znaczniki czasu
verify-row-counters = Kontrasygnaty
verify-row-checks = Sprawdzenia według EN 319 102-1
verify-and-more = { $count ->
    [one] i jeszcze { $count } inny
    [few] i jeszcze { $count } inne
   *[other] i jeszcze { $count } innych
}
timestamp-unreadable = znacznik, którego nie da się odczytać
timestamp-of-content = pod treścią
timestamp-of-signature = pod podpisem
timestamp-of-references = pod dowodami ważności
timestamp-of-archive = archiwalny
timestamp-of-document = pod całym dokumentem
timestamp-authority-unknown = wystawca nieznany
timestamp-good = { $moment }, { $kind }, { $authority }: wiarygodny
timestamp-wrong = { $moment }, { $kind }, { $authority }: niewiarygodny – { $reason }
timestamp-not-intact = jest uszkodzony albo nie należy do tego podpisu
check-passed = { $clause } { $check }: zgadza się
check-failed = { $clause } { $check }: nie zgadza się – { $reason }
check-not-run = { $clause } { $check }: nie sprawdzano
check-format = budowa podpisu
check-signed-data = podpisane dane
check-signature-value = wartość podpisu
check-properties = podpisane właściwości
check-signing-certificate = wskazanie certyfikatu
check-coverage = objęcie całości
check-algorithms = algorytmy podpisu
check-timestamp-order = kolejność znaczników czasu
check-path = droga do zaufanego wystawcy
check-use = przeznaczenie certyfikatu
check-validity = okres ważności certyfikatów
check-path-algorithms = klucze i algorytmy wystawców
check-revocation = czy nie unieważniono
check-revocation-freshness = aktualność danych o unieważnieniu
check-person = osoba w profilu zaufanym
grade-qualified-signature = podpis kwalifikowany, równoważny własnoręcznemu
grade-qualified-seal = kwalifikowana pieczęć elektroniczna
grade-signature-with-qualified-certificate = podpis zaawansowany z certyfikatem kwalifikowanym
grade-seal-with-qualified-certificate = zaawansowana pieczęć z certyfikatem kwalifikowanym
grade-not-qualified = nie jest to podpis kwalifikowany
grade-unclear = nie wiadomo, czy to podpis kwalifikowany: listy zaufania przeczą sobie
verify-when-qualified = { $moment }; godzinę potwierdza kwalifikowany znacznik czasu
verify-row-provider = Dostawca na liście zaufania
verify-good-container = Podpis jest ważny i obejmuje pliki w tym kontenerze.
verify-good-changed = Podpis jest ważny. Po podpisaniu zmieniono tylko to, na co pozwala.
verify-row-changes = Zmiany po podpisaniu
verify-row-outside = Bajty poza podpisem
verify-row-container = Pliki w kontenerze
verify-row-container-timestamps = Znaczniki kontenera
verify-row-evidence-records = Ewidencje, których nie oceniamy
container-file-signed = { $name }, { $size }: podpisany
container-file-unsigned = { $name }, { $size }: niepodpisany
verify-row-references = Czego dotyczą skróty
verify-bytes = od bajtu { $from } do { $to }
reference-whole = cały dokument
reference-part = część { $path }
reference-properties = właściwości samego podpisu
reference-object = treść wewnątrz podpisu
reference-transformed = { $what }; przekształcenia: { $steps }
reference-wrong = { $what } – skrót się nie zgadza
reference-missing = { $what } – nie znaleziono
reference-unchecked = { $what } – nie dało się sprawdzić
change-proofs = dołożono dowody ważności podpisów
change-information = zmieniono opis pliku
change-timestamp = dołożono znacznik czasu
change-field = dołożono puste pole na podpis
change-signature = dołożono kolejny podpis
change-form = wypełniono pole formularza
change-note = dopisano uwagę
change-other = zmieniono dokument
change-stray = dopisano bajty, które nie należą do dokumentu
change-allowed-at = { $change }: { $place }
change-forbidden = { $change } ({ $place }), na co podpis nie pozwala
verify-error-none = Proszę wskazać plik
verify-error-none-slip = Nie wskazano żadnego pliku. Proszę wybrać plik z podpisem albo poświadczenie.
verify-error-too-large = Plik jest za duży
verify-error-too-large-slip = Plik może mieć najwyżej { $limit }.
verify-error-broken = Plik nie dotarł w całości
verify-error-broken-slip = Przesyłanie przerwało się. Proszę wskazać plik jeszcze raz.

## Logowanie

sign-in-title = Zaloguj się
sign-in-needed = Ta strona jest dla zalogowanych. Po zalogowaniu od razu się otworzy.
sign-in-login = Login albo adres e-mail
sign-in-password = Hasło
sign-in-button = Zaloguj się
sign-in-help = Nie można się zalogować?
sign-in-help-text = Konto zakładamy w punkcie kancelaryjnym. Pracownik ustawi też nowe hasło, jeśli stare się zgubiło.
sign-in-demo = Wejdź jako…
sign-in-demo-text = To urząd pokazowy, więc można wejść jako każdy.
sign-in-demo-login = login { $login }, hasło { $password }
sign-in-demo-enter = Wejdź
sign-in-error-wrong = Login albo hasło się nie zgadza
sign-in-error-wrong-slip = Proszę sprawdzić jedno i drugie. Hasło rozróżnia małe i wielkie litery.
sign-in-error-many = Zbyt wiele prób
sign-in-error-many-slip = { $minutes ->
    [one] Następna próba będzie możliwa za { $minutes } minutę. Chronimy w ten sposób konto.
    [few] Następna próba będzie możliwa za { $minutes } minuty. Chronimy w ten sposób konto.
   *[other] Następna próba będzie możliwa za { $minutes } minut. Chronimy w ten sposób konto.
}
sign-in-error-many-address-slip = Z tego łącza próbowano zalogować się zbyt wiele razy, może ktoś inny. { $minutes ->
    [one] Następna próba będzie możliwa za { $minutes } minutę; z innego łącza można od razu.
    [few] Następna próba będzie możliwa za { $minutes } minuty; z innego łącza można od razu.
   *[other] Następna próba będzie możliwa za { $minutes } minut; z innego łącza można od razu.
}
sign-in-no-account = Jeszcze bez konta?
sign-in-help-mail = Logowanie działa dopiero po otwarciu linku z wiadomości, którą wysłaliśmy po założeniu konta. W razie kłopotów pomożemy:
sign-in-new-password = Nowe hasło jest ustawione. Proszę się nim zalogować.

## Zakładanie konta

open-account-title = Załóż konto
open-account-intro = Konto pozwala składać pisma przez internet i widzieć, co się dzieje w każdej sprawie. Zakłada się je w kilka minut.
open-account-for-whom = Dla kogo ma być konto?
open-account-person = Dla mnie
open-account-person-text = We własnych sprawach, jako osoba prywatna.
open-account-others = Dla firmy albo innej organizacji
open-account-others-text = Takie konta zakładamy na razie w punkcie kancelaryjnym, bo trzeba sprawdzić, kto może działać w imieniu organizacji.
open-account-at-the-desk = Konta zakładamy w punkcie kancelaryjnym. Wystarczy dokument ze zdjęciem.
open-account-help = O zakładaniu konta
open-account-have = Konto już jest?
open-account-desk = Punkt kancelaryjny
open-account-person-title = Konto dla siebie
open-account-person-intro = Trzeba wypełnić wszystkie pola. Kto nie ma numeru PESEL, podaje zamiast niego kilka innych danych.
open-account-who = Osoba
open-account-no-pesel = Nie mam numeru PESEL
open-account-no-pesel-text = Wystarczy wtedy data urodzenia, obywatelstwo i dokument.
open-account-signing-in = Logowanie
open-account-email-hint = Będzie loginem. Wyślemy na niego link, którym potwierdza się konto.
open-account-data = Co zrobimy z tymi danymi
open-account-data-text = { $office } użyje ich tylko do prowadzenia konta i załatwiania złożonych spraw. Można je zobaczyć i poprawić w ustawieniach. Jeśli konto nie zostanie potwierdzone, usuniemy je po tygodniu.
open-account-data-more = Wszystko o ochronie danych
open-account-button = Załóż konto
open-account-next = Co dalej
open-account-next-text = Przyjdzie wiadomość z linkiem. Po jego otwarciu i podaniu hasła konto jest gotowe. O adres zapytamy dopiero wtedy, gdy będzie potrzebny.
open-account-safe = Pozostałe odpowiedzi zostały. Tylko hasło trzeba wpisać jeszcze raz, bo go nie zapamiętujemy.
open-account-sent = Na podany adres wysłaliśmy wiadomość z linkiem. Powinna przyjść w ciągu kilku minut.
open-account-sent-then = Proszę otworzyć link i podać hasło, które było przed chwilą wpisane. Link działa 48 godzin i tylko raz.
open-account-sent-again = Może w adresie jest literówka. Wtedy najprościej zacząć jeszcze raz:
sent-title = Proszę sprawdzić pocztę
sent-nothing = Wiadomość nie przychodzi?
sent-spam = Czasem trafia do folderu „Spam” albo „Oferty”.
sent-call = Nadal nic? Pomożemy:
sent-demo = W urzędzie pokazowym poczta nie wychodzi na zewnątrz.
sent-demo-open = Otwórz skrzynkę pocztową

## Linki z wiadomości

activation-title = Potwierdzenie konta
activation-intro = Został jeden krok: hasło podane przy zakładaniu konta.
activation-password-hint = Pytamy o nie, żeby konta nie założył ktoś, do kogo wiadomość trafiła przez pomyłkę.
activation-password-lost = Hasło się nie przypomina? Proszę założyć konto jeszcze raz; niepotwierdzone samo zniknie.
activation-button = Potwierdź i zaloguj
activation-dead = Link był już użyty albo minęło 48 godzin. Jeśli konto było potwierdzone, wystarczy się zalogować. Jeśli nie, proszę założyć je jeszcze raz.
link-dead-title = Ten link już nie działa
new-password-title = Nowe hasło
new-password-intro = Po zapisaniu wylogujemy konto wszędzie, gdzie było zalogowane.
new-password-button = Ustaw hasło
new-password-dead = Link był już użyty albo minęła godzina. Można poprosić o następny.
new-email-title = Nowy adres e-mail
new-email-intro = Po potwierdzeniu ten adres będzie adresem konta. Na poprzedni wyślemy o tym wiadomość.
new-email-button = Potwierdź adres
new-email-dead = Link był już użyty albo minęło 48 godzin. Adres konta można zmienić w ustawieniach.

## Zapomniane hasło

forgotten-title = Nie pamiętam hasła
forgotten-intro = Proszę podać adres e-mail konta. Wyślemy link do ustawienia nowego hasła.
forgotten-button = Wyślij link
forgotten-at-the-desk = Nowe hasło ustawi pracownik punktu kancelaryjnego. Wystarczy dokument ze zdjęciem.
forgotten-others = Konto bez adresu e-mail? Hasło ustawi pracownik punktu kancelaryjnego.
forgotten-sent = Jeżeli na podany adres jest konto, za kilka minut przyjdzie wiadomość z linkiem. Link działa godzinę i tylko raz.
forgotten-sent-unknown = Konto mogło być założone na inny adres albo nie zostało potwierdzone. Wtedy:

## Dane osoby

person-names = Imiona
person-names-hint = Tak jak w dowodzie albo paszporcie.
person-surname = Nazwisko
person-pesel = PESEL
person-pesel-hint = 11 cyfr. Po nim rozpoznajemy podpis elektroniczny.
person-birth-date = Data urodzenia
person-day = Dzień
person-month = Miesiąc
person-year = Rok
person-citizenship = Obywatelstwo
person-document = Numer dokumentu
person-document-hint = Paszportu albo karty pobytu.
person-email = Adres e-mail
person-password = Hasło
person-password-again = Hasło jeszcze raz
person-password-current = Obecne hasło
person-password-hint = Co najmniej 12 znaków. Dobre i łatwe do zapamiętania są cztery zwykłe słowa.
person-address = Adres
person-address-text = Większość pism go wymaga, bo urząd musi wiedzieć, dokąd odpisać.
person-mailing-address = Adres do korespondencji
person-mailing-address-other = Listy mają przychodzić gdzie indziej
person-street = Ulica
person-street-hint = Puste, jeśli w miejscowości nie ma ulic.
person-building = Numer domu
person-flat = Numer mieszkania
person-postal-code = Kod pocztowy
person-postal-code-hint = Na przykład 00-950.
person-town = Miejscowość
person-contact = Kontakt
person-phone = Telefon
person-phone-hint = Zadzwonimy tylko w złożonej sprawie.
person-delivery = Odbiór decyzji
person-delivery-account = na tym koncie
person-delivery-paper = na papierze, listem
person-delivery-ade = przez e-Doręczenia
person-delivery-ade-text = trzeba mieć adres do doręczeń elektronicznych
person-ade = Adres do e-Doręczeń
person-ade-hint = Tylko przy odbiorze przez e-Doręczenia, na przykład AE:PL-12345-67890-ABCDE-12.

## Pomyłki w danych: w podsumowaniu i przy polu

mistake-summary = { $field }: { $wrong }
mistake-missing = trzeba wypełnić
mistake-too-long = za dużo znaków
mistake-form = błąd w zapisie
mistake-check-digit = jedna z cyfr się nie zgadza
mistake-not-past = taka data jest niemożliwa
mistake-too-short = za krótkie
mistake-too-common = za łatwe do odgadnięcia
mistake-says-login = powtarza adres e-mail albo login
mistake-differs = dwa różne hasła
mistake-not-right = nie zgadza się
advice-missing = Proszę wypełnić to pole.
advice-too-long = Proszę to skrócić.
advice-form = W tym polu są znaki, których nie widać. Proszę wpisać tekst jeszcze raz, bez wklejania.
advice-pesel-missing = Proszę wpisać 11 cyfr. Kto nie ma numeru, znajdzie niżej „Nie mam numeru PESEL”.
advice-pesel-form = PESEL ma dokładnie 11 cyfr i nic więcej.
advice-check-digit = Ostatnia cyfra nie pasuje do pozostałych. Proszę porównać numer z dokumentem.
advice-birth-date-missing = Proszę podać dzień, miesiąc i rok.
advice-birth-date-form = Takiego dnia nie ma w kalendarzu. Proszę podać dzień, miesiąc i rok cyframi.
advice-not-past = Data urodzenia musi być z przeszłości, nie wcześniej niż z roku 1900.
advice-email-form = Adres wygląda tak: jan.kowalski@poczta.example. Bez polskich liter i spacji.
advice-postal-code-form = Kod ma pięć cyfr, na przykład 00-950.
advice-address-missing = Adres jest niepełny. Proszę uzupełnić to pole albo wyczyścić cały adres.
advice-phone-form = Proszę wpisać dziewięć cyfr, a numer zagraniczny z plusem na początku.
advice-ade-form = Adres wygląda tak: AE:PL-12345-67890-ABCDE-12. Można go skopiować z edoreczenia.gov.pl.
advice-too-short = Hasło ma mieć co najmniej 12 znaków. Cztery zwykłe słowa wystarczą.
advice-too-common = Od takich haseł zaczyna każdy, kto zgaduje. Proszę wybrać inne, na przykład cztery zwykłe słowa.
advice-says-login = Hasło nie może być prawie tym samym co login. Proszę wybrać inne.
advice-differs = Proszę wpisać oba razy to samo hasło.
advice-not-right = To nie jest to hasło. Małe i wielkie litery się liczą.

## Poczta

mail-greeting = Dzień dobry,
mail-automatic = Tę wiadomość wysłał system. Nie trzeba na nią odpowiadać.
mail-not-you = Jeśli zrobił to ktoś obcy, prosimy od razu zadzwonić do urzędu. Numer jest niżej.
mail-activation-subject = Proszę potwierdzić konto
mail-activation = z tym adresem e-mail założono konto ({ $office }). Żeby je potwierdzić, proszę otworzyć link i podać hasło wpisane przy zakładaniu.
mail-activation-link = Potwierdź konto
mail-activation-after = Link działa 48 godzin i tylko raz. Jeśli to pomyłka, nie trzeba nic robić: bez hasła konto nie powstanie, a podane dane usuniemy.
mail-has-account-subject = To konto już istnieje
mail-has-account = ktoś próbował założyć konto z tym adresem e-mail albo przypisać ten adres do konta ({ $office }). Konto z tym adresem już jest, więc nic się nie zmieniło.
mail-has-account-link = Nie pamiętam hasła
mail-has-account-after = Jeśli hasło się zgubiło, link pozwoli ustawić nowe. Jeśli to cudza pomyłka, nie trzeba nic robić.
mail-reset-subject = Nowe hasło
mail-reset = poproszono o nowe hasło do konta z tym adresem ({ $office }).
mail-reset-link = Ustaw nowe hasło
mail-reset-after = Link działa godzinę i tylko raz. Jeśli poprosił ktoś obcy, nie trzeba nic robić: dotychczasowe hasło działa dalej.
mail-new-email-subject = Proszę potwierdzić nowy adres e-mail
mail-new-email = ten adres ma zostać przypisany do konta ({ $office }). Żeby tak się stało, proszę otworzyć link.
mail-new-email-link = Potwierdź adres
mail-new-email-after = Link działa 48 godzin i tylko raz. Jeśli to pomyłka, nie trzeba nic robić.
mail-email-changed-subject = Adres e-mail konta został zmieniony
mail-email-changed = do konta ({ $office }) przypisano inny adres e-mail. Na ten adres nie będziemy już pisać.
mail-password-changed-subject = Hasło zostało zmienione
mail-password-changed = hasło do konta ({ $office }) zostało zmienione.
mail-received-subject = Pismo wpłynęło: { $number }
mail-received = pismo wpłynęło i ma numer { $number }. Poświadczenie właśnie pieczętujemy.
mail-received-link = Zobacz pismo
mail-received-after = Pytając o sprawę, wystarczy podać ten numer.
mail-receipt-subject = Poświadczenie jest gotowe: { $number }
mail-receipt = urzędowe poświadczenie wpływu pisma { $number } jest gotowe. Można je pobrać po zalogowaniu.
mail-receipt-link = Pobierz poświadczenie
mail-receipt-after = Plik warto zachować: dowodzi, co i o której godzinie wpłynęło.
mail-case-link = Zobacz sprawę
mail-case-after = Pytając o sprawę, wystarczy podać jej znak.

mail-message-subject = Wiadomość w sprawie { $sign }
mail-message = w sprawie { $sign } urząd napisał do Ciebie wiadomość. Jej treść zobaczysz po zalogowaniu.
mail-message-link = Przeczytaj wiadomość
mail-message-after = Wiadomość nie jest pismem: niczego nie doręcza i nie otwiera żadnego terminu.
mail-case-opened-subject = Otwarto sprawę { $sign }
mail-case-opened = z pisma powstała sprawa { $sign }. Na stronie sprawy widać, kto ją prowadzi i do kiedy.
mail-clock-stopped-subject = Zegar urzędu stoi: { $sign }
mail-clock-stopped = w sprawie { $sign } zegar urzędu stoi. Strona sprawy mówi, dlaczego, i czy urząd o coś prosi.
mail-clock-stopped-after = Tych dni nie wlicza się do terminu urzędu.
mail-clock-runs-subject = Zegar urzędu znowu biegnie: { $sign }
mail-clock-runs = w sprawie { $sign } zegar urzędu znowu biegnie. Nowy termin jest na stronie sprawy.
mail-answer-ready-subject = Odpowiedź czeka na odebranie: { $sign }
mail-answer-ready = w sprawie { $sign } jest gotowa odpowiedź urzędu. Jej treść zobaczy się po zalogowaniu i odebraniu.
mail-answer-ready-link = Przejdź do odpowiedzi
mail-answer-ready-after = Samo otwarcie strony niczego nie odbiera. Odebranie przyciskiem potwierdza doręczenie i od tej chwili biegną terminy podane w odpowiedzi.
mail-answer-waits-subject = Przypomnienie, pismo czeka na odebranie: { $sign }
mail-answer-waits = w sprawie { $sign } wciąż czeka na odebranie odpowiedź urzędu. Dopóki nie zostanie odebrana, nie jest doręczona.
mail-answer-waits-after = Samo otwarcie strony niczego nie odbiera. Jeżeli pismo nie zostanie odebrane, urząd doręczy je w inny sposób, na przykład pocztą.
mail-case-closed-subject = Sprawa zakończona: { $sign }
mail-case-closed = sprawa { $sign } jest zakończona. Pisma, odpowiedzi i poświadczenia zostają na koncie.

## Deklaracja dostępności

accessibility-title = Deklaracja dostępności
accessibility-intro = { $office } zapewnia dostępność tej strony zgodnie z ustawą o dostępności cyfrowej stron internetowych i aplikacji mobilnych podmiotów publicznych.
accessibility-state = Stan dostępności
accessibility-state-text = Strona jest budowana według WCAG 2.2 na poziomie AA i sprawdzana automatycznie. Uczciwie mówimy, czego jeszcze brakuje:
accessibility-gap-audit = nie było jeszcze badania z udziałem osób z niepełnosprawnościami ani przeglądu zewnętrznego;
accessibility-gap-documents = załączniki od nadawców i pisma na papierze mogą nie być dostępne;
accessibility-gap-sign-language = nie ma jeszcze tłumaczenia na polski język migowy na tej stronie.
accessibility-eased = Ułatwienia
accessibility-eased-text = Strona działa bez JavaScriptu, z samą klawiaturą i w powiększeniu do 200 %. Dopasowuje się do wąskich ekranów, do ciemnego wyglądu i do ustawienia ograniczającego ruch. Na początku każdej strony jest odsyłacz, który przenosi wprost do treści.
accessibility-report = Gdy coś przeszkadza
accessibility-report-text = Proszę powiedzieć nam, która strona sprawia kłopot i jak się skontaktować. Odpowiemy w ciągu 7 dni; jeżeli będzie potrzeba więcej czasu, powiemy o tym, a sprawę załatwimy najpóźniej w ciągu 2 miesięcy. To samo można załatwić w urzędzie albo przez telefon.
accessibility-complaint = Na odmowę można się poskarżyć w urzędzie, a potem do Rzecznika Praw Obywatelskich.
accessibility-law = Ustawa z dnia 4 kwietnia 2019 r. o dostępności cyfrowej stron internetowych i aplikacji mobilnych podmiotów publicznych, art. 10 i 18.

## Ochrona danych

privacy-title = Ochrona danych
privacy-intro = Krótko: bierzemy tylko to, co potrzebne do załatwienia sprawy, i nie śledzimy nikogo.
privacy-who = Kto odpowiada
privacy-why = Po co
privacy-why-text = Żeby przyjąć pismo, poświadczyć jego wpływ i załatwić sprawę. Podstawa: art. 6 ust. 1 lit. c i e RODO oraz Kodeks postępowania administracyjnego.
privacy-what = Jakie dane
privacy-what-text = Imię i nazwisko, login, adres e-mail, numer PESEL albo dokumentu, adres i telefon, jeśli je podano, złożone pisma z załącznikami, dane z podpisu oraz czas i adres sieciowy logowania.
privacy-how-long = Jak długo
privacy-how-long-text = Pisma tyle, ile każą przepisy o archiwach dla danego rodzaju sprawy. Sesja wygasa po godzinie bezczynności, a niepotwierdzone konto znika po tygodniu.
privacy-to-whom = Komu przekazujemy
privacy-to-whom-text = Nikomu, chyba że nakazuje to ustawa. Strona nie wczytuje niczego z obcych serwerów.
privacy-rights = Prawa
privacy-rights-text = Można poprosić o wgląd w dane i o ich poprawienie, sprzeciwić się ich używaniu i poskarżyć się Prezesowi Urzędu Ochrony Danych Osobowych.
privacy-cookies = Ciasteczka
privacy-cookies-text = Tylko konieczne: jedno dla zalogowanych, jedno chroniące formularze, jedno z wybranym językiem i jedno, które przy zakładaniu konta przez dwa dni pamięta, dokąd wrócić. Żadnych statystyk ani reklam.

## Składanie pisma

file-title = Złóż pismo
file-intro = Proszę wskazać podpisane pismo. Sprawdzimy podpis, damy numer i wydamy poświadczenie.
file-document = Podpisane pismo
file-document-hint = Plik XML z podpisem XAdES albo podpisany plik PDF (PAdES), do { $limit }; może to być też kontener ASiC albo plik .p7m z jednym dokumentem. Jeśli podpis jest w osobnym pliku, tu proszę wskazać plik z podpisem.
file-detached = Podpisane pliki, gdy podpis jest osobno
file-detached-hint = Dokładnie te pliki, które były podpisywane. Można wskazać kilka naraz.
file-attachments = Załączniki
file-attachments-hint = PDF, zdjęcia, dokumenty tekstowe, arkusze; każdy do { $limit }. Można wskazać kilka naraz. Podpis ich nie obejmuje, chyba że je wymienia.
file-limits = Razem najwyżej { $files } plików i { $whole }.
file-button = Złóż pismo
file-button-hint = Pismo wpływa w chwili, gdy dotrze do nas w całości.
file-help = Pomoc przy składaniu
file-samples = Próbki do wypróbowania
file-samples-text = W urzędzie pokazowym można złożyć gotowe pismo i zobaczyć, co się stanie:
file-sample-good = pismo z ważnym podpisem
file-sample-altered = pismo zmienione po podpisaniu
file-sample-untrusted = pismo z podpisem, któremu nie ufamy
file-signing = Czym podpisać
file-signing-text = Podpisem kwalifikowanym albo zaufanym w formacie XAdES lub, w samym pliku PDF, PAdES, programem, który go składa. Podpis w PDF musi być ostatnią rzeczą, jaką w pliku zapisano.
file-nothing-kept = Pismo nie zostało złożone i nic nie zachowaliśmy. Przeglądarka nie pozwala zapamiętać wskazanych plików, więc proszę wskazać je jeszcze raz. Ostatnio wskazano: { $files }.
file-nothing-kept-none = Pismo nie zostało złożone i nic nie zachowaliśmy.

## Podpisywanie

sign-title = Jak podpisać pismo?
sign-title-one = Proszę podpisać pismo
sign-intro = Oba sposoby są tak samo ważne jak podpis odręczny. Po podpisaniu pismo od razu trafia do urzędu.
sign-intro-one = Podpis elektroniczny jest tak samo ważny jak odręczny. Po podpisaniu pismo od razu trafia do urzędu.
sign-fixed = Treść jest już zatwierdzona i nie zmieni się przy podpisywaniu.
sign-who = Podpisać musi { $name }, bo do tej osoby należy konto.
sign-who-else = Podpisać może także ktoś inny, na przykład pełnomocnik. Urząd zobaczy, kto podpisał.
sign-no-pesel = Na koncie nie ma numeru PESEL, a po nim rozpoznajemy podpis. Kto ma PESEL, może go dopisać w urzędzie; można też przynieść pismo podpisane ręcznie.
sign-reopen = Popraw odpowiedzi
sign-read = Przeczytaj dokument
sign-print = Dokument do wydruku (PDF)
sign-safe = Pismo czeka na koncie bez zmian i nic nie przepadło.
sign-safe-file = Pismo czeka na koncie bez zmian i nic nie przepadło. Przeglądarka nie pozwala zapamiętać pliku, więc proszę wskazać go jeszcze raz.
sign-later = Nie teraz? Pismo poczeka niepodpisane do { $day }. Dopóki nie jest podpisane, urząd go nie widzi.
sign-help = Pomoc przy podpisie
sign-none = Gdy nie ma żadnego z nich
sign-none-text = Profil zaufany można założyć przez bank w kilka minut. Pismo można też wydrukować, podpisać ręcznie i przynieść do urzędu.
sign-break = Gdy coś pójdzie nie tak
sign-break-text = Przerwane podpisywanie niczego nie psuje. Pismo zostaje na koncie i można spróbować jeszcze raz.
sign-tp = Profil zaufany
sign-tp-text = Przycisk prowadzi na stronę państwową. Tam wystarczy zalogować się jak zwykle (na przykład przez bank albo mObywatel) i przepisać kod z SMS-a. Potem wraca się tutaj.
sign-tp-demo = To urząd pokazowy: zamiast strony państwowej otworzy się jej namiastka z piaskownicy.
sign-tp-time = Ile to trwa
sign-tp-time-text = około 2 minut
sign-tp-cost = Ile kosztuje
sign-tp-cost-text = nic
sign-tp-needs = Co trzeba mieć
sign-tp-needs-text = telefon z numerem podanym w profilu
sign-tp-seen = Co zobaczymy
sign-tp-seen-text = imię, nazwisko i PESEL z podpisu; haseł nie zobaczymy nigdy
sign-tp-button = Podpisz profilem zaufanym
sign-tp-begun = Podpisywanie rozpoczęto { $moment }, ale nie dokończono. Można je podjąć albo zacząć od nowa.
sign-tp-go-on = Wróć do profilu zaufanego
sign-tp-check = Sprawdź, czy podpis już jest
sign-tp-anew = Zacznij od nowa
sign-tp-not-signed = Podpisu jeszcze nie ma
sign-tp-not-signed-text = Podpisywanie przerwano albo jeszcze trwa. Można do niego wrócić, zacząć od nowa albo podpisać pismo inaczej.
sign-tp-cancelled = Podpisywanie anulowano
sign-tp-cancelled-text = Pisma nie podpisano. Można zacząć od nowa albo podpisać je inaczej.
sign-tp-expired = Czas na podpisanie minął
sign-tp-expired-text = Profil zaufany czekał na podpis i zamknął swoją stronę. Proszę zacząć podpisywanie od nowa.
sign-tp-not-begun = Podpisywanie trzeba zacząć od nowa
sign-tp-not-begun-text = Nie czekamy teraz na podpis tego pisma z profilu zaufanego: zaczęto je podpisywać drugi raz albo zmieniono odpowiedzi.
sign-tp-other-session = Podpisywanie trzeba zacząć od nowa
sign-tp-other-session-text = Zaczęto je w innej przeglądarce albo przed ponownym zalogowaniem. Ze względów bezpieczeństwa takiego podpisu nie odbieramy.
sign-tp-unreachable = Profil zaufany nie odpowiada
sign-tp-unreachable-text = Proszę spróbować za kilka minut. Jeżeli podpis był już złożony, nie trzeba go składać ponownie: odbierzemy go, gdy profil zaufany znów odpowie. Pismo można też podpisać inaczej.
sign-tp-faulty = Odpowiedzi z profilu zaufanego nie możemy przyjąć
sign-tp-faulty-text = Przyszło coś innego niż podpisane pismo. To usterka po drodze, a nie pomyłka osoby podpisującej. Proszę zacząć podpisywanie od nowa albo podpisać pismo inaczej.
sign-tp-under-way = Rozpoczęte
sign-tp-refused-slip = Nie możemy przyjąć podpisu z profilu zaufanego: { $reason }. Proszę podpisać pismo jeszcze raz albo innym sposobem.
sign-own = E-dowód albo podpis kwalifikowany
sign-own-text = Podpis składa się na własnym komputerze, własnym programem. Trwa to dłużej, zwykle 5–10 minut, ale nie trzeba nigdzie się logować.
sign-own-download = Proszę pobrać dokument i niczego w nim nie zmieniać.
sign-own-download-button = Pobierz dokument (XML, { $size })
sign-own-sign = Proszę podpisać go w swoim programie w formacie XAdES. Podpis może być w środku dokumentu, wokół niego albo w osobnym pliku.
sign-own-file = Podpisany plik
sign-own-file-hint = Do { $limit }. Gdy podpis jest w osobnym pliku, wystarczy sam plik z podpisem. Sprawdzimy go od razu i powiemy, co z niego wynika.
sign-own-no-file = Proszę wskazać podpisany plik
sign-own-no-file-slip = Nie wskazano pliku. Proszę wybrać plik, który powstał przy podpisywaniu.
sign-own-not-signed-slip = W tym pliku nie ma podpisu. Proszę wskazać plik, który powstał przy podpisywaniu, a nie ten, który był pobrany.
sign-own-unreadable-slip = Nie możemy przyjąć tego pliku: { $reason }. Proszę wskazać plik, który powstał przy podpisywaniu.
sign-own-button = Sprawdź podpis i złóż pismo
sign-own-hash = Skrót dokumentu (SHA-256)
sign-own-hash-text = Po nim można poznać, że plik jest dokładnie ten sam.

## Dokument do czytania

paper-made = Sporządzono
paper-attachments = Załączniki
paper-embedded = w środku dokumentu
paper-listed = poza dokumentem; podpis obejmuje skrót pliku
paper-fees = Opłaty
paper-writer = Kto składa
paper-about = Pismo, które wycofano
paper-statement = Oświadczenie
paper-not-stated = Bez oświadczenia
paper-delivery-account = na koncie, z którego złożono pismo
paper-from = Nadawca
paper-to = Adresat
paper-note = To wydruk dokumentu elektronicznego. Podpis elektroniczny składa się pod plikiem XML, a nie pod tym wydrukiem.
paper-page = strona
paper-of = z
paper-boxes = Ramka zastępuje znak, którego nie da się wydrukować.
paper-hashes = Skróty plików (SHA-256)
sign-language = Dokument jest po polsku, w języku urzędowym.

## Moje sprawy

filings-title = Moje sprawy
filings-none = Tu pojawią się złożone pisma i sprawy, które z nich powstaną.
filings-choose = Wybierz sprawę
filings-note-sealing = poświadczenie jest pieczętowane
filings-note-unknown = podpis sprawdzimy jeszcze raz, gdy wystawca certyfikatu odpowie
filings-discarded = Pismo zostało usunięte.
filings-draft-open = Niedokończone
filings-draft-fixed = Do podpisu
filings-draft-saved = zapisano { $moment }, poczeka do { $day }
filings-draft-continue = Dokończ
filings-draft-sign = Podpisz
filings-draft-discard = Usuń
filings-draft-about = dotyczy pisma { $number }
filings-withdrawn = Wycofane
filings-withdrawn-by = wycofano { $day } pismem { $number }
filings-withdraws = wycofuje pismo { $number }
filings-about = Co tu widać
filings-about-text = Pisma złożone z tego konta, sprawy, które z nich powstały, i pisma na papierze zapisane na to konto w urzędzie. Poświadczenia i odpowiedzi zostają tu na stałe. Niedokończone pismo czeka 30 dni od ostatniego zapisania.

## Poświadczenie

receipt-page-title = Poświadczenie { $number }
receipt-done = Gotowe
receipt-title = Pismo jest w urzędzie
receipt-intro = Poniżej dowód, na który można się powołać także w sądzie. Zostaje na koncie, nie trzeba go drukować.
receipt-accepted = Przyjęte
receipt-title-sealing = Pismo jest w urzędzie, poświadczenie będzie za chwilę
receipt-intro-sealing = Numer i chwila wpływu są już pewne. Pieczęć i znacznik czasu dojdą za chwilę; przez pierwszą minutę strona odświeża się sama. Można ją też zamknąć i wrócić później.
receipt-title-late = Pismo jest w urzędzie, poświadczenie czeka na pieczęć
receipt-intro-late = Numer i chwila wpływu są pewne i już się nie zmienią. Pieczętowanie trwa dłużej niż zwykle, ale nie trzeba nic robić: poświadczenie pojawi się tu samo i powie osobno, kiedy pismo wpłynęło, a kiedy poświadczenie powstało.
receipt-name = Urzędowe poświadczenie przedłożenia
receipt-name-plain = UPP, czyli dowód, że dokument wpłynął do urzędu.
receipt-number = Numer w rejestrze przesyłek wpływających
receipt-entered = Chwila wpływu, czas polski
receipt-document = Dokument
receipt-from = Od kogo
receipt-to = Do kogo
receipt-signature = Podpis
receipt-sealed = Poświadczono
receipt-timestamped = ze znacznikiem czasu
receipt-stamp = Znacznik czasu
receipt-proves = Dowodzi, że pliki o tych skrótach wpłynęły do urzędu w chwili wpływu i że to poświadczenie nie zmieniło się odtąd. Liczy się chwila wpływu; poświadczenie i znacznik czasu mogą powstać później. Nie dowodzi, że urząd zgadza się z pismem ani że niczego w nim nie brakuje.
receipt-own-number = Numer poświadczenia
receipt-files = Co wpłynęło: { $count } { $count ->
    [one] plik i jego skrót
    [few] pliki i ich skróty
   *[other] plików i ich skróty
}
receipt-covered = objęty podpisem
receipt-apart = dołączony osobno
receipt-not-covered = nie jest objęty podpisem
receipt-seal-name = Pieczęć elektroniczna: { $office }
receipt-seal-words = PIECZĘĆ ELEKTRONICZNA
receipt-code-name = Kod QR z adresem, pod którym można sprawdzić to poświadczenie
receipt-proof = Poświadczenie nosi pieczęć elektroniczną i znacznik czasu. Prawdziwość może sprawdzić każdy, bez logowania:
receipt-take = Do zabrania ze sobą
receipt-take-xml = Poświadczenie z pieczęcią
receipt-take-xml-text = XML, { $size }. To jest oryginał, warto go zachować.
receipt-take-proof = Dowód wpisu w dzienniku urzędu
receipt-take-proof-text = JSON. Razem z poświadczeniem pokazuje, że wpis o tym piśmie stoi w dzienniku urzędu pod znacznikiem czasu. Nikt go już nie zmieni bez śladu.
receipt-take-pdf = Poświadczenie do wydruku
receipt-take-pdf-text = PDF. Do pokazania i do segregatora. Sprawdza się go kodem QR albo po numerze.
receipt-take-document = Złożone pismo z podpisem
receipt-take-document-text = { $kind }, { $size }. Dokładnie to, co dostał urząd.
receipt-take-detached = { $name }: plik, którego dotyczy podpis
receipt-take-file-text = { $kind }, { $size }.
receipt-fees = Opłaty
receipt-fees-proof = Potwierdzenie opłaty jest wśród załączników. Nie trzeba robić nic więcej.
receipt-fees-transfer = Do zapłaty { $sum }: przelewem na rachunek { $account }, w tytule numer { $number }, albo w kasie urzędu.
receipt-fees-desk = Do zapłaty { $sum } w kasie urzędu. O inny sposób można zapytać telefonicznie, podając numer { $number }.
receipt-withdrawn-by = Wycofano je { $moment }, pismem { $number }.
receipt-withdraws = Tym pismem wycofano pismo { $number }.
receipt-title-withdrawn = Pismo zostało wycofane
receipt-intro-withdrawn = Poświadczenie nadal dowodzi, co i o której godzinie wpłynęło.
receipt-see-other = Zobacz pismo { $number }
receipt-withdraw = Gdy pismo nie jest już potrzebne
receipt-withdraw-text = Można je wycofać krótkim, podpisanym pismem. Urząd zobaczy oba razem. To, co już wpłynęło, zostaje w rejestrze.
receipt-withdraw-button = Wycofaj to pismo
receipt-next = Co dalej
receipt-next-read = Pismo trafiło do: { $unit }.
receipt-next-withdrawal = Urząd zobaczy je razem z wycofanym pismem.
receipt-next-answer = Czas załatwienia: { $time }.
receipt-next-ask = Pytając o pismo, proszę podać numer { $number }.
receipt-refresh = Sprawdź teraz
receipt-all = Wszystkie moje sprawy
receipt-about = O poświadczeniu
receipt-why = Po co to poświadczenie?
receipt-why-text = Dowodzi, co i o której godzinie wpłynęło. Liczy się chwila wpływu, nawet jeśli urząd jest już zamknięty.
receipt-questions = Pytania
receipt-questions-number = Proszę podać numer { $number }.

## Ustawienia

settings-title = Ustawienia
settings-done = Zapisane.
settings-done-data = Dane są zmienione.
settings-done-link = Na nowy adres wysłaliśmy link. Zmiana nastąpi po jego otwarciu.
settings-done-email = Adres e-mail jest zmieniony.
settings-done-password = Nowe hasło działa. Na innych urządzeniach konto zostało wylogowane.
settings-data = Dane i adres
settings-data-new = Konto jest gotowe
settings-account-ready = Konto działa.
settings-account-ready-text = Jest też od razu zalogowane, więc można składać pisma. Adres i telefon można podać niżej, teraz albo później.
settings-data-change = Zmień dane
settings-data-why = Po co te dane
settings-data-why-text = Urząd musi wiedzieć, kto się do niego zwraca i dokąd odpisać.
settings-name = Imię i nazwisko
settings-none = nie podano
settings-pesel = PESEL { $pesel }
settings-document = dokument { $document }
settings-identity-fixed = Zmienić może to tylko urząd.
settings-delivery-ade = przez e-Doręczenia, { $ade }
settings-signing-in = Logowanie i poczta
settings-email-title = Zmień adres e-mail
settings-email-intro = Na nowy adres wyślemy link. Do jego otwarcia wszystko zostaje po staremu.
settings-email-new = Nowy adres e-mail
settings-email-button = Wyślij link
settings-email-change = Zmień adres e-mail
settings-password-title = Zmień hasło
settings-password-intro = Po zmianie wylogujemy konto na innych urządzeniach.
settings-password-new = Nowe hasło
settings-password-button = Zmień hasło
settings-password-change = Zmień hasło
settings-save = Zapisz
settings-leave = Nie zmieniam
settings-safe = Nic się jeszcze nie zmieniło. Wpisane odpowiedzi zostały, poza hasłami.
settings-language = Język
settings-language-button = Zapisz język
settings-tokens = Klucze API
settings-tokens-text = Kluczem program może składać pisma w imieniu tego konta. Proszę go chronić jak hasło.
settings-token-name = Nazwa klucza
settings-token-name-hint = Po niej będzie wiadomo, do czego służy klucz, na przykład: system kadrowy.
settings-token-button = Utwórz klucz
settings-token-revoke = Unieważnij
settings-token-made = Klucz jest gotowy
settings-token-made-text = Proszę go teraz skopiować. Pokazujemy go tylko raz i nigdzie nie zachowujemy.
settings-token-made-at = utworzony { $moment }
settings-token-used = ostatnio użyty { $moment }
settings-token-unused = jeszcze nieużywany
settings-token-revoked = unieważniony { $moment }
settings-token-error-missing = Klucz potrzebuje nazwy
settings-token-error-missing-slip = Proszę wpisać krótką nazwę, na przykład nazwę programu.
settings-token-error-long = Nazwa klucza jest za długa
settings-token-error-long-slip = Proszę skrócić nazwę do 100 znaków.
settings-token-error-many = Kluczy jest już 20
settings-token-error-many-slip = Proszę najpierw unieważnić klucz, który nie jest potrzebny.
settings-nothing-changed = Nic się nie zmieniło; dotychczasowe klucze działają jak przedtem.
settings-about = O koncie
settings-account = Konto
settings-api = Opis API
settings-api-text = Dla programistów:

## Rejestr i pisma w urzędzie

register-title = Rejestr przesyłek wpływających
routing-title = Reguły rozdziału
routing-link = Reguły rozdziału
routing-about = Reguły mówią, do której komórki trafia przesyłka. Elektroniczne kierują od razu, przy papierowych podpowiadają komórkę kancelarii. Liczy się pierwsza pasująca od góry, a bez żadnej decyduje usługa.
routing-about-unit = Te reguły mówią, kto w komórce { $unit } dostaje przesyłkę, gdy tylko do niej trafi. Liczy się pierwsza pasująca od góry. Bez żadnej przesyłka czeka na dekretację.
routing-none = Nie ma jeszcze żadnej reguły.
routing-caption = Reguły w kolejności
routing-new = Nowa reguła
routing-new-about = Trzeba podać co najmniej jeden warunek. Przed zapisaniem pokażemy, które z ostatnich przesyłek trafiłyby pod tę regułę.
routing-name = Nazwa
routing-name-hint = Będzie widoczna w historii przesyłki, na przykład: Wnioski o dodatki.
routing-service = Usługa
routing-any-service = Każda
routing-class = Klasa z wykazu akt
routing-class-hint = Początek symbolu, na przykład 53. Liczy się klasa przewidziana dla usługi.
routing-sender = Nadawca
routing-sender-hint = Słowa, które są w nazwie nadawcy, na przykład: wodociągi. Wielkość liter nie ma znaczenia.
routing-channel = Sposób wpływu
routing-any-channel = Każdy
routing-unit = Komórka
routing-choose-unit = Proszę wybrać komórkę
routing-person = Kto dostaje
routing-from = Od dnia
routing-to = Do dnia
routing-try = Wypróbuj regułę
routing-save = Zapisz regułę
routing-when = Kiedy
routing-to-whom = Dokąd
routing-holds = Obowiązuje
routing-goes-to = dokąd: { $to }.
routing-when-service = usługa: { $service }
routing-when-class = klasa { $class }
routing-when-sender = nadawca: { $sender }
routing-when-channel = wpływ: { $channel }
routing-days = od { $from } do { $to }
routing-days-open = od { $from }
routing-state-now = Działa
routing-state-coming = Zacznie działać
routing-state-over = Minęła
routing-state-ended = Zakończona
routing-state-gone = Pomijana: tej osoby nie ma już w komórce
routing-prefer = Przesuń wyżej
routing-end = Zakończ
routing-trial-title = Co zrobiłaby ta reguła
routing-trial = Z ostatnich przesyłek (sprawdzono { $looked }) trafiłoby pod nią { $taken }.
routing-trial-otherwise = { $count ->
    [one] Jedna z nich jest teraz gdzie indziej.
    [few] { $count } z nich są teraz gdzie indziej.
   *[other] { $count } z nich jest teraz gdzie indziej.
}
routing-trial-newest = Najnowsze z nich:
routing-done-saved = Reguła jest zapisana.
routing-done-ended = Reguła jest zakończona. Przesyłki, które już skierowała, zostają tam, gdzie są.
routing-done-preferred = Kolejność jest zmieniona.
routing-error-name = Nazwa reguły
routing-error-name-slip = Proszę nazwać regułę: od 1 do 100 znaków w jednym wierszu.
routing-error-nothing = Warunek
routing-error-nothing-slip = Proszę podać co najmniej jeden warunek: usługę, klasę, nadawcę albo sposób wpływu.
routing-error-service = Usługa
routing-error-service-slip = Nie ma takiej usługi. Proszę wybrać ją z listy.
routing-error-class = Klasa
routing-error-class-slip = Symbol klasy ma same cyfry, najwyżej dziesięć.
routing-error-sender = Nadawca
routing-error-sender-slip = Proszę podać słowo z nazwy nadawcy, najwyżej 100 znaków.
routing-error-channel = Sposób wpływu
routing-error-channel-slip = Proszę wybrać sposób wpływu z listy.
routing-error-unit = Komórka
routing-error-unit-slip = Proszę wybrać komórkę z listy.
routing-error-person = Kto dostaje
routing-error-person-slip = Proszę wybrać osobę, która pracuje w tej komórce.
routing-error-days = Dni
routing-error-days-slip = Reguła zaczyna działać dziś albo później, kończy nie wcześniej, niż zaczyna, i nie sięga dalej niż pięć lat naprzód.
routing-error-again = Ta reguła
routing-error-again-slip = Taka sama reguła już jest.
routing-error-many = Liczba reguł
routing-error-many-slip = Reguł może być najwyżej { $most }. Proszę najpierw zakończyć te, które nie są już potrzebne.
inbox-title = Pisma: { $unit }
register-caption = Od najnowszej.
register-caption-found = Wynik dla: { $query }
extract-link = Wykaz za dni: do druku i jako tabela
extract-title = Wykaz z rejestru przesyłek wpływających
extract-from = Od dnia
extract-to = Do dnia
extract-show = Pokaż wykaz
extract-day = Przesyłki zarejestrowane { $day }
extract-days = Przesyłki zarejestrowane od { $first } do { $last }
extract-none = { $days }: nie ma żadnej.
extract-about = Wykaz można wydrukować z przeglądarki albo pobrać.
extract-csv = Pobierz tabelę (CSV)
extract-file = rejestr-przesylek-wplywajacych
extract-printed = { $office }, rejestr przesyłek wpływających, wydruk z dnia { $day }
extract-registered = Zarejestrowano
extract-instant = Chwila rejestracji
extract-address = Adres nadawcy
extract-date = Data na piśmie
extract-sign = Znak na piśmie
extract-date-and-sign = Data i znak na piśmie
extract-whom = Komu
extract-enclosures = Załączniki
extract-remarks = Uwagi
extract-unknown = brak danych
extract-first = Od początku wykazu
extract-next = Dalsze przesyłki
extract-error-day = Proszę podać dzień
extract-error-day-slip = Na przykład 2.11.2026.
extract-error-order = Drugi dzień jest wcześniejszy niż pierwszy
extract-error-order-slip = Proszę podać dzień nie wcześniejszy niż pierwszy.
extract-error-long = Wykaz obejmuje najwyżej rok
extract-error-long-slip = Proszę podać wcześniejszy dzień albo zrobić kilka wykazów.

# Przesyłki wychodzące: rejestr, poczta, doręczenia i strony sprawy.
outgoing-title = Rejestr przesyłek wychodzących
outgoing-number = Numer w rejestrze
outgoing-addressee = Adresat
outgoing-sign = Znak sprawy
outgoing-title-of-letter = Czego dotyczy
outgoing-sent = Wysłano
outgoing-delivered = Doręczenie
outgoing-posting = Numer nadania
outgoing-all-ways = każdy
outgoing-day = Przesyłki wychodzące z { $day }
outgoing-days = Przesyłki wychodzące od { $first } do { $last }
outgoing-printed = { $office }, rejestr przesyłek wychodzących, wydruk z dnia { $day }
outgoing-file = rejestr-przesylek-wychodzacych
outgoing-to-post = Do wysłania pocztą
outgoing-to-post-none = Nic nie czeka na wysłanie.
outgoing-to-post-about = Proszę wydrukować pismo i kopertę, a po nadaniu wpisać numer z potwierdzenia nadania.
outgoing-envelope = Koperta i formularz ZPO
outgoing-envelope-print = Drukuje się sama koperta i formularz: Ctrl i P.
outgoing-pdf = Pismo do druku (PDF)
outgoing-post = Nadano
outgoing-posted-on = Dzień nadania
outgoing-posted = Zapisano nadanie przesyłki.
outgoing-not-waiting = Ta przesyłka już nie czeka na wysłanie
outgoing-not-waiting-more = Ktoś zapisał jej nadanie albo ją wycofał. Poniżej jest aktualna lista.
outgoing-error-posting = Proszę podać numer nadania
outgoing-error-posting-slip = Od 5 do 40 liter i cyfr, na przykład 00759007731234567890.
outgoing-error-day = Proszę poprawić dzień nadania
outgoing-error-day-slip = Nie wcześniej niż w dniu zarejestrowania przesyłki i nie później niż dziś, na przykład 2.11.2026.
outgoing-registered-letter = List polecony za potwierdzeniem odbioru
outgoing-zpo = Potwierdzenie odbioru
outgoing-zpo-return = Po doręczeniu odesłać do
outgoing-zpo-addressee = odebrał adresat dnia ……………………
outgoing-zpo-household = odebrał dorosły domownik, sąsiad lub dozorca (imię i nazwisko, dzień)
outgoing-zpo-refused = odmówiono przyjęcia dnia
outgoing-zpo-notice = nie zastano; pierwsze zawiadomienie dnia, powtórne dnia
outgoing-zpo-returned = zwrócono, przyczyna
outgoing-zpo-signature = Podpis odbierającego i doręczającego

sending-title = Doręczenia pisma
sending-back = Wróć do pisma
sending-none = Pisma nikomu jeszcze nie wysłano.
sending-send = Wyślij na papierze
sending-send-about = Pismo dostaje numer w rejestrze przesyłek wychodzących. List polecony nada kancelaria.
sending-send-button = Wyślij
sending-party = Komu
sending-choose-party = wybierz stronę
sending-way = Sposób wysłania
sending-way-portal = konto w portalu
sending-way-post = list polecony za potwierdzeniem odbioru
sending-way-hand = do rąk
sending-withdraw = Wycofaj
sending-note = Zapisz wynik doręczenia
sending-note-button = Zapisz
sending-outcome = Co się stało
sending-outcome-addressee = odebrał adresat
sending-outcome-household = odebrał domownik, sąsiad lub dozorca
sending-outcome-household-hint = Kto podjął się oddać pismo adresatowi (art. 43 KPA).
sending-outcome-refused = odmówiono przyjęcia
sending-outcome-refused-hint = Doręczone w dniu odmowy (art. 47 KPA).
sending-outcome-uncollected = nie odebrano w terminie
sending-outcome-uncollected-hint = Doręczone z końcem 14. dnia od pierwszego zawiadomienia (art. 44 KPA). Dzień to dzień pierwszego zawiadomienia.
sending-outcome-old-address = doręczono pod dawnym adresem
sending-outcome-old-address-hint = Strona zmieniła adres i nie zawiadomiła (art. 41 KPA).
sending-outcome-returned = wróciło niedoręczone
sending-outcome-returned-hint = Na przykład błędny adres. Pismo trzeba wysłać jeszcze raz.
sending-day = Dzień
sending-day-hint = Z potwierdzenia odbioru. Przy nieodebranym: dzień pierwszego zawiadomienia.
sending-received-by = Kto odebrał
sending-received-by-hint = Tylko gdy nie adresat: imię, nazwisko i kim jest dla adresata.
sending-done-sent = Przesyłka jest w rejestrze.
sending-done-noted = Zapisano, jak doręczono pismo.
sending-done-withdrawn = Wycofano przesyłkę.
sending-state-withdrawn = wycofana
sending-state-delivered = doręczono { $day }
sending-state-returned = wróciło niedoręczone
sending-state-to-post = czeka na nadanie
sending-state-portal = czeka w portalu
sending-state-under-way = w drodze
sending-error-party = Proszę wybrać, komu wysłać pismo
sending-error-party-slip = Proszę wybrać stronę z listy.
sending-error-way = Proszę wybrać sposób wysłania
sending-error-way-slip = List polecony albo do rąk.
sending-error-outcome = Proszę wybrać, co się stało z pismem
sending-error-outcome-slip = Odpowiedź jest na potwierdzeniu odbioru.
sending-error-day = Ten dzień nie może być dniem doręczenia
sending-error-day-slip = Proszę podać dzień nie wcześniejszy niż wysłanie pisma i nie późniejszy niż dziś.
sending-error-not-yet = Pismo jeszcze nie jest doręczone
sending-error-not-yet-slip = Czternaście dni od tego zawiadomienia mija z końcem dnia { $day }. Proszę zapisać wynik po tym dniu.
sending-error-who = Proszę podać, kto odebrał pismo
sending-error-who-slip = Imię i nazwisko z potwierdzenia odbioru.
sending-address = Inny adres
sending-address-hint = Puste: adres z pisma lub z listy stron.
sending-error-address = Proszę podać adres
sending-error-address-slip = W piśmie nie ma adresu, a bez niego poczta listu nie przyjmie.

appeal-finality = Odwołanie i ostateczność
appeal-parties = Termin każdej strony
appeal-last-day = Ostatni dzień
appeal-waived = Zrzeczenie się
appeal-made = Odwołanie
appeal-late = po terminie
appeal-late-more = Przyjmuje się je i przekazuje; o terminie orzeka organ odwoławczy (art. 134 KPA).
appeal-undelivered = jeszcze nie wszystkim doręczono
appeal-undelivered-more = { $count ->
    [one] Czeka na doręczenie jednej stronie. Termin biegnie dla każdej strony osobno.
   *[other] Czeka na doręczenie stronom: { $count }. Termin biegnie dla każdej strony osobno.
 }
appeal-runs = biegnie termin
appeal-runs-more = Pismo stanie się ostateczne { $day }, jeśli nikt się nie odwoła.
appeal-appealed = odwołanie wpłynęło { $day }
appeal-appealed-more = Proszę przekazać je z aktami organowi wyższemu do { $day } (art. 133 KPA).
appeal-final = ostateczne od { $day }
appeal-note = Odwołanie lub zrzeczenie się
appeal-note-about = Odwołanie po terminie też się zapisuje: o terminie orzeka organ odwoławczy.
appeal-party = Która strona
appeal-kind = Co oświadczyła
appeal-kind-appeal = wniosła odwołanie
appeal-kind-complaint = wniosła zażalenie
appeal-kind-waiver = zrzekła się prawa do wniesienia
appeal-day-hint = Dzień wpływu, a przy liście: dzień nadania w polskiej placówce (art. 57 § 5 KPA).
appeal-done = Zapisano oświadczenie strony.
appeal-error-party = Proszę wybrać, która strona
appeal-error-kind = Proszę wybrać, co strona oświadczyła
appeal-error-kind-slip = Odwołanie albo zrzeczenie się.
appeal-error-day = Ten dzień nie może być dniem oświadczenia
appeal-error-day-slip = Odwołanie: od opieczętowania pisma do dziś. Zrzeczenie się: od doręczenia stronie do końca jej terminu (art. 127a KPA).
matter-appeal-until = { $title }: możesz się odwołać do { $day } włącznie. Pouczenie jest w piśmie.
matter-final-undelivered = { $title }: pismo nie jest jeszcze ostateczne, bo nie wszystkie strony je odebrały.
matter-final-runs = { $title }: stanie się ostateczne { $day }, jeśli nikt się nie odwoła.
matter-final-appealed = { $title }: { $day } wniesiono odwołanie. Urząd przekaże je organowi wyższemu.
matter-final = { $title }: ostateczne od { $day }.

party-title = Strony sprawy
party-list = Strony i uczestnicy
party-name = Imię i nazwisko lub nazwa
party-address = Adres do doręczeń
party-address-hint = Ulica i numer, w następnym wierszu kod i miejscowość.
party-address-first = jak w piśmie urzędu
party-role = Rola
party-role-party = strona
party-role-with-rights = na prawach strony
party-role-informed = do wiadomości
party-proxy = Pełnomocnik
party-proxy-hint = Jeśli jest, pisma idą do pełnomocnika (art. 40 § 2 KPA).
party-proxy-address = Adres pełnomocnika
party-proxy-until = Pełnomocnictwo do dnia
party-proxy-until-hint = Puste: bez terminu.
party-proxy-until-day = do { $day }
party-new = Dodaj stronę
party-button = Dodaj
party-end = Już nie jest stroną
party-ended = już nie jest stroną
party-done-named = Dodano stronę.
party-done-ended = Zapisano. Pisma nie będą tam wysyłane.
party-error-role = Proszę wybrać rolę
party-error-role-slip = Od niej zależy, czy można się odwołać.
party-error-many = Sprawa ma już zbyt wiele stron
party-error-many-slip = W jednej sprawie można zapisać { $most } stron. Przy większej liczbie zawiadamia się obwieszczeniem (art. 49a KPA).
register-search = Przeszukaj rejestr
register-search-label = Numer, nadawca albo słowa z tytułu
register-search-button = Pokaż
register-search-clear = Wyczyść
register-none = Tu pojawią się przesyłki, gdy tylko wpłyną.
register-none-found = Nic nie pasuje. Proszę spróbować samego numeru, jednego słowa albo innego stanu.
inbox-none = Tu pojawią się pisma skierowane do wydziału.
register-number = Numer
register-entered = Wpływ
register-from = Od kogo
register-subject = Czego dotyczy
register-unit = Komórka
register-signature = Podpis
letter-from = Od kogo
letter-entered = Wpłynęło
letter-registered = Zarejestrowano
letter-unit = Komórka
letter-signature = Podpis
letter-judged = Sprawdzono
letter-files = Pliki: { $count }
letter-files-text = Pliki pochodzą od nadawcy. Otwierają się dopiero po pobraniu.
letter-role-document = pismo
letter-role-detached = plik podpisany osobno
letter-role-attachment = załącznik
letter-other-person = Z podpisu nie wynika, że złożył go właściciel konta.
letter-read-text = Odczytane z podpisanego dokumentu.
letter-withdrawn = Nadawca wycofał to pismo { $moment }, pismem
letter-withdraws = Tym pismem nadawca wycofuje pismo
letter-back-register = Rejestr przesyłek wpływających
letter-back-inbox = Pisma wydziału

## Podpis w słowie

standing-valid = Ważny
standing-unknown = Do sprawdzenia
standing-quarantined = Do wyjaśnienia
standing-other-person = { $signer }; z podpisu nie wynika, że to właściciel konta
standing-good = Podpis jest ważny, pismo nie było zmieniane.
standing-wait = Podpisu nie można jeszcze ocenić: { $reason }. Sprawdzimy go ponownie sami.
standing-wrong = Pismo trzeba wyjaśnić: { $reason }.

## Powody, dla których podpis nie przekonuje (dalszy ciąg zdania)

reason-passed = wszystko się zgadza
reason-malformed = podpis jest uszkodzony albo niepełny
reason-content-changed = treść zmieniono po podpisaniu
reason-signature-changed = podpis zmieniono albo złożono innym kluczem, niż wskazuje certyfikat
reason-file-missing = brakuje pliku, którego dotyczy podpis
reason-part-missing = brakuje części dokumentu, którą podpisano
reason-ambiguous-id = nie wiadomo, której części dokumentu dotyczy podpis
reason-unknown-transform = podpis używa przekształcenia, którego nie stosujemy
reason-unknown-algorithm = podpis używa algorytmu, którego nie znamy
reason-too-much-work = podpis jest zbyt złożony, żeby go bezpiecznie sprawdzić
reason-not-xades = to zwykły podpis XML, a urząd przyjmuje XAdES
reason-below-baseline = w podpisie brakuje czasu albo wskazania certyfikatu
reason-wrapped = części dokumentu przestawiono tak, żeby niepodpisana treść wyglądała na podpisaną
reason-part-only = podpisano tylko część dokumentu
reason-unsigned-files = w kontenerze jest plik, którego nie obejmuje żaden podpis
reason-ambiguous-archive = kontener zbudowano tak, że różne programy mogą znaleźć w nim różne pliki
reason-added-to = po podpisaniu zmieniono w pliku coś, na co podpis nie pozwala
reason-nothing-signed = podpis nie obejmuje niczego, co dałoby się przeczytać
reason-list-only = podpis obejmuje tylko spis skrótów, a nie treść
reason-no-certificate = w podpisie nie ma certyfikatu
reason-other-certificate = certyfikat jest inny, niż wskazał podpisujący
reason-weak-algorithm = podpis używa przestarzałego algorytmu, który już nie chroni
reason-weak-key = klucz podpisu jest za słaby
reason-unknown-issuer = certyfikat wydał ktoś, komu nie ufamy
reason-expired = certyfikat stracił ważność
reason-not-yet-valid = certyfikat nie był jeszcze ważny
reason-revoked = certyfikat unieważniono { $moment }
reason-revoked-undated = certyfikat unieważniono
reason-suspended = certyfikat zawieszono { $moment }
reason-suspended-undated = certyfikat zawieszono
reason-issuer-revoked = certyfikat wystawcy unieważniono { $moment }
reason-issuer-revoked-undated = certyfikat wystawcy unieważniono
reason-signed-after-revocation = podpis złożono po unieważnieniu certyfikatu, które nastąpiło { $moment }
reason-signed-after-expiry = podpis złożono po tym, jak certyfikat stracił ważność
reason-timestamp-order = znaczniki czasu podpisu przeczą sobie nawzajem
reason-proof-too-old = dowodu, że certyfikatu nie unieważniono, nie da się już sprawdzić: klucz, którym go podpisano, stracił ważność
reason-not-sealed = nie ma na nim jednej pieczęci obejmującej całość
reason-not-timestamped = pieczęć na nim nie ma wiarygodnego znacznika czasu, a poświadczenia urzędu zawsze go mają
reason-other-seal = opieczętował je ktoś inny niż urząd, który w nim wymieniono
reason-revocation-unknown = wystawca certyfikatu nie odpowiada, więc nie wiadomo, czy certyfikat nie został unieważniony
reason-revocation-unnamed = certyfikat nie podaje adresu, pod którym można sprawdzić, czy nie został unieważniony
reason-wrong-use = certyfikat nie służy do podpisywania
reason-no-person = to podpis zaufany, ale nie da się z niego odczytać, kto go złożył
reason-unknown = powodu nie da się odczytać

## Co zrobić, gdy podpisu nie możemy przyjąć

advice-sign-again = Proszę podpisać jeszcze raz i niczego już potem nie zmieniać.
advice-add-file = Proszę wskazać go razem z podpisem: dokładnie ten plik, który był podpisywany.
advice-sign-whole = Proszę podpisać całość, a nie jej część, i wskazać plik jeszcze raz.
advice-other-program = Proszę podpisać jeszcze raz, w formacie XAdES albo, w pliku PDF, PAdES, w aktualnej wersji programu od dostawcy podpisu.
advice-trusted-signature = Proszę użyć podpisu kwalifikowanego albo zaufanego.
advice-new-certificate = Proszę podpisać innym, ważnym certyfikatem; nowy wyda dostawca podpisu.
advice-certificate-later = Proszę sprawdzić, od kiedy certyfikat jest ważny i czy zegar w komputerze idzie dobrze, a potem podpisać jeszcze raz.
advice-later = Proszę spróbować za godzinę; niczego nie trzeba podpisywać ponownie.

## Czego nie da się przeczytać (dalszy ciąg zdania)

unreadable-pdf = plik PDF jest uszkodzony
unreadable-pdf-encrypted = plik PDF jest zaszyfrowany
unreadable-cms = plik podpisu (.p7m, .p7s, .sig) jest uszkodzony
unreadable-zip = to archiwum nie jest kontenerem z podpisem (ASiC)
unreadable-zip-broken = archiwum jest uszkodzone albo spakowane w sposób, którego nie odczytujemy
unreadable-zip-encrypted = archiwum jest zaszyfrowane
unreadable-xml = plik nie jest poprawnym XML
unreadable-dtd = plik zawiera DOCTYPE, którego ze względów bezpieczeństwa nie przyjmujemy
unreadable-encoding = plik nie jest zapisany w UTF-8
unreadable-too-complex = plik jest zbyt rozległy albo zbyt zagnieżdżony
unreadable-too-many-signatures = plik zawiera zbyt wiele podpisów
unreadable-cut-short = sprawdzanie przerwano; proszę spróbować jeszcze raz

## Rodzaje plików (dalszy ciąg zdania „w pliku jest…”) i co z nimi zrobić

kind-xml = dokument XML
kind-pdf = dokument PDF
kind-text = zwykły tekst
kind-picture = obraz
kind-office = dokument programu biurowego
kind-program = program albo skrypt
kind-page = strona internetowa
kind-archive = archiwum, czyli wiele plików spakowanych w jeden
kind-other-picture = obraz w formacie, którego nie przyjmujemy
kind-recording = nagranie
kind-old-document = dokument w starszym formacie
kind-macros = dokument programu biurowego z makrami
kind-signature = podpis w formacie CMS (.p7m, .p7s, .sig)
kind-old-text = tekst zapisany w starszym kodowaniu, na przykład Windows-1250
kind-unknown = treść, której rodzaju nie rozpoznajemy
kind-advice-program = Programów nie przyjmujemy. Jeżeli chodzi o to, co program pokazuje, proszę zapisać to jako PDF albo obraz.
kind-advice-archive = Proszę rozpakować archiwum i wskazać same pliki.
kind-advice-picture = Proszę zapisać go jako JPG, PNG, TIFF albo PDF.
kind-advice-recording = Nagrań tą drogą nie przyjmujemy; proszę zadzwonić, powiemy, jak je przekazać.
kind-advice-old-document = Proszę zapisać go jako PDF, DOCX, XLSX albo ODT.
kind-advice-macros = Dokumentów z makrami nie przyjmujemy, bo makro jest programem. Proszę zapisać go bez makr (DOCX, XLSX, ODT) albo jako PDF.
kind-advice-signature = Proszę podpisać pismo w formacie XAdES albo, w pliku PDF, PAdES.
kind-advice-old-text = Proszę zapisać go jeszcze raz w kodowaniu UTF-8 albo jako PDF.
kind-advice-save = Proszę zapisać go jako PDF, obraz, tekst, arkusz albo XML.

## Odmowy przyjęcia pisma: w podsumowaniu (krótko) i przy polu (co zrobić)

refusal-no-document = Proszę wskazać podpisane pismo
refusal-no-document-slip = Nie wskazano pisma. Proszę wybrać plik XML albo PDF z podpisem.
refusal-empty = Plik { $name } jest pusty
refusal-empty-slip = Plik { $name } nie ma żadnej treści. Proszę sprawdzić go na dysku i wskazać jeszcze raz.
refusal-too-large = Plik { $name } jest za duży
refusal-too-large-slip = Plik { $name } przekracza { $limit }. Proszę go zmniejszyć albo podzielić.
refusal-too-many-files = Za dużo plików
refusal-too-many-files-slip = Można wysłać najwyżej { $limit } plików. Proszę połączyć część załączników.
refusal-whole-too-large = Pliki razem są za duże
refusal-whole-too-large-slip = Wszystkie pliki razem mogą mieć najwyżej { $limit }. Resztę można złożyć osobnym pismem.
refusal-name = Nazwa jednego z plików jest nieczytelna
refusal-name-slip = Jeden z plików przyszedł bez nazwy albo z taką, której nie da się przeczytać. Proszę nazwać go słowami, na przykład skan.pdf, i wskazać jeszcze raz.
refusal-name-long = Nazwa jednego z plików jest za długa
refusal-name-long-slip = Nazwa pliku może mieć najwyżej 200 znaków. Proszę ją skrócić i wskazać plik jeszcze raz.
refusal-same-name = Dwa pliki nazywają się { $name }
refusal-same-name-slip = Każdy plik musi nazywać się inaczej, bo po nazwach widać, czego dotyczy podpis. Proszę zmienić jedną z nazw { $name }.
refusal-kind = Plik { $name } jest innego rodzaju, niż przyjmujemy
refusal-kind-slip = W pliku { $name } jest { $kind }. { $advice }
refusal-name-fit = Nazwa { $name } nie pasuje do treści pliku
refusal-name-fit-slip = W pliku { $name } jest { $kind }, a nazwa wskazuje co innego, więc komputer w urzędzie mógłby otworzyć go niewłaściwym programem. { $count ->
    [one] Proszę zmienić koniec nazwy na { $endings } i wskazać plik jeszcze raz.
   *[other] Proszę zmienić koniec nazwy na jeden z tych: { $endings }, i wskazać plik jeszcze raz.
}
refusal-service = Takiej sprawy nie ma
refusal-service-slip = Proszę wybrać sprawę z katalogu i zacząć od początku.
refusal-unreadable = Pisma nie da się przeczytać
refusal-unreadable-slip = Nie możemy przyjąć tego pisma: { $reason }. Proszę zapisać i podpisać je jeszcze raz jako XML albo PDF.
refusal-not-a-document = Plik { $name } nie jest podpisanym pismem
refusal-not-a-document-slip = W pliku { $name } jest { $kind }. Proszę wskazać plik, który powstał przy podpisywaniu.
refusal-not-signed = Pismo nie jest podpisane
refusal-not-signed-slip = W tym pliku nie ma podpisu. Proszę podpisać pismo (XAdES albo PAdES) i wskazać podpisany plik. Jeśli podpis jest osobno, tu wskazać plik z podpisem.
refusal-signature = Podpisu nie możemy przyjąć
refusal-signature-slip = Nie możemy przyjąć tego podpisu: { $reason }. { $advice }
refusal-signature-signer-slip = Nie możemy przyjąć tego podpisu ({ $signer }): { $reason }. { $advice }
refusal-not-one-document = { $name } nie zawiera dokładnie jednego pisma
refusal-not-one-document-slip = W pliku { $name } powinien być dokładnie jeden dokument, objęty każdym z podpisów. Kilka dokumentów proszę podpisać osobno albo złożyć jedno pismo z załącznikami.
refusal-not-covered = Podpis nie dotyczy pliku { $name }
refusal-not-covered-slip = Podpis nie obejmuje pliku { $name }. Proszę wskazać dokładnie te pliki, które były podpisywane, a pozostałe dodać jako załączniki.
refusal-not-fixed = Podpisano inny dokument
refusal-not-fixed-slip = Podpis w tym pliku dotyczy innej treści niż zatwierdzony dokument. Proszę pobrać dokument jeszcze raz, podpisać go bez żadnej zmiany i wskazać podpisany plik.
refusal-other-person = Podpisała inna osoba
refusal-other-person-slip = To pismo może podpisać tylko osoba, do której należy konto, a podpis złożyła inna: { $signer }. Proszę podpisać je własnym podpisem.
refusal-no-pesel = Nie możemy rozpoznać tego podpisu
refusal-no-pesel-in-certificate = W certyfikacie ({ $signer }) nie ma numeru PESEL, a po nim poznajemy, że podpisuje osoba, do której należy konto. Proszę podpisać profilem zaufanym albo podpisem, który ma ten numer.
refusal-form-only = Tę sprawę składa się na formularzu
refusal-form-only-slip = W tej sprawie nie przyjmujemy własnych dokumentów. Proszę wypełnić formularz: prowadzi do niego karta sprawy.
refusal-withdrawn = To pismo jest już wycofane
refusal-withdrawn-slip = Wycofano je wcześniej innym pismem, więc nie trzeba robić nic więcej. To niedokończone pismo można usunąć.
refusal-broken = Pliki nie dotarły w całości
refusal-broken-slip = Przesyłanie przerwało się. Proszę wskazać pliki jeszcze raz, a jeśli to się powtarza, dać im krótkie nazwy ze zwykłych liter.
refusal-too-slow = Przesyłanie trwało zbyt długo
refusal-too-slow-slip = Przez pół minuty nic do nas nie docierało. Proszę sprawdzić połączenie i wskazać pliki jeszcze raz.
refusal-key-used = Ten formularz posłużył już do innego pisma
refusal-key-used-slip = Z tego formularza złożono już inne pismo; jest na liście „Moje sprawy”. Proszę wskazać pliki jeszcze raz, a złożymy je jako nowe pismo.
refusal-in-flight = To samo pismo właśnie przyjmujemy
refusal-in-flight-slip = Pismo jest w drodze. Proszę chwilę poczekać i zajrzeć do listy „Moje sprawy”.

## Podsumowanie błędów

errors-title = Trzeba poprawić { $count ->
    [one] jedną rzecz
    [2] dwie rzeczy
    [3] trzy rzeczy
    [4] cztery rzeczy
   *[other] { $count } rzeczy
}
errors-title-short = Do poprawy

## Kłopoty

trouble-number = Numer zgłoszenia
trouble-to-front = Wróć na stronę główną
trouble-to-filings = Zobacz swoje sprawy
trouble-to-desk = Wróć do biurka
trouble-to-administration = Wróć do administracji
trouble-nothing-filed = Nic nie zostało złożone ani zmienione.
trouble-check-filings = Jeżeli chodziło o złożenie pisma: lista „Moje sprawy” pokaże, czy wpłynęło. Co tam jest, nie przepadnie.
trouble-not-found = Nie ma takiej strony
trouble-not-found-what = Adres mógł się zmienić albo wkradła się literówka. Sprawę można znaleźć ze strony głównej.
trouble-forbidden = Ta strona jest dla kogoś innego
trouble-forbidden-what = Zalogowane konto nie ma do niej dostępu. Jeżeli powinno mieć, proszę do nas zadzwonić.
trouble-forbidden-office = Należy do interesanta albo do innego stanowiska w urzędzie. To konto jej nie potrzebuje.
trouble-stale = Ten formularz jest już nieważny
trouble-stale-what = Sesja się skończyła albo strona była otwarta w innym oknie. Proszę otworzyć ją na nowo i wysłać jeszcze raz.
trouble-stale-safe = Nic z tego formularza nie zostało przyjęte. Co złożono wcześniej, jest bezpieczne.
trouble-bad = Tego żądania nie umiemy odczytać
trouble-bad-what = Coś po drodze się zniekształciło. Proszę wrócić do poprzedniej strony i spróbować jeszcze raz.
trouble-method = Tak nie da się otworzyć tej strony
trouble-method-what = Ten adres działa inaczej, niż próbowano go użyć. Proszę zacząć od strony głównej.
trouble-too-large = To za dużo naraz
trouble-too-large-what = Przesyłka przekracza to, co przyjmujemy. Proszę wysłać mniejsze pliki albo podzielić je na kilka pism.
trouble-too-many = Za dużo prób naraz
trouble-too-many-what = { $minutes ->
    [one] Proszę spróbować za { $minutes } minutę.
    [few] Proszę spróbować za { $minutes } minuty.
   *[other] Proszę spróbować za { $minutes } minut.
}
trouble-too-many-safe = To tylko ochrona przed zgadywaniem. Konto i pisma są bezpieczne.
trouble-busy = W tej chwili mamy tłok
trouble-busy-what = Tyle osób robi teraz to samo, że brakło miejsca. Proszę spróbować jeszcze raz za pół minuty.
trouble-too-long = Tego pisma nie da się wydrukować
trouble-too-long-what = Jest za długie na wydruk PDF. Dokumentem jest plik XML: jest w nim wszystko i to jego się podpisuje.
trouble-too-long-safe = Z pismem wszystko w porządku. Plik XML można pobrać na stronie podpisywania.
typed-title = Sesja wygasła; nic nie przepadło
typed-sign-in = To, co Państwo wpisali, jest poniżej. Proszę zalogować się w nowej karcie, wrócić tutaj i nacisnąć „Już po zalogowaniu”.
typed-sign-in-link = Zaloguj się w nowej karcie
typed-signed-in = Już po zalogowaniu
typed-save = To, co Państwo wpisali, nie jest jeszcze zapisane. Proszę sprawdzić, czy to ten tekst, i zapisać go w szkicu.
typed-save-button = Zapisz w szkicu
typed-copy = To, co Państwo wpisali, nie zostało zapisane. Można to stąd skopiować.
typed-fields = Wpisane
typed-to-step = Wróć do formularza
trouble-slow = To trwało zbyt długo
trouble-slow-what = Odpowiedź nie przyszła na czas. Proszę spróbować jeszcze raz.
trouble-fault = Coś po naszej stronie nie działa
trouble-fault-what = To nie Państwa wina. Zapisaliśmy, co się stało, i zajmiemy się tym. Proszę spróbować za chwilę.
trouble-fault-safe = Co ma już numer, jest bezpieczne i nie przepadnie. Jeżeli właśnie składano pismo: lista „Moje sprawy” pokaże, czy wpłynęło.

## API

problem-missing-token = Brak ważnego klucza
problem-missing-token-detail = Proszę podać klucz API w nagłówku „Authorization: Bearer …”. Klucz tworzy się w ustawieniach konta.
problem-not-a-client = To konto nie składa pism
problem-not-a-client-detail = Klucz należy do konta, które nie jest kontem interesanta.
problem-not-allowed = Systemowi tego nie pozwolono
problem-not-allowed-detail = Klucz jest ważny, ale administrator urzędu nie pozwolił temu systemowi na tę czynność.
problem-ahead = Odczytano więcej, niż jest
problem-ahead-detail = Ostatnie zdarzenie w dzienniku ma numer { $last }. Urząd odtworzono ze starszej kopii: to, co odczytano po tym numerze, proszę uznać za niebyłe i czytać dalej od niego.
problem-no-official = Nie wiadomo, w czyim imieniu
problem-no-official-detail = Nagłówek Okienko-Official ma podać login pracownika, który prowadzi pisma i sprawy.
problem-stale = W międzyczasie coś się zmieniło
problem-stale-detail = Podana wersja nie jest już ostatnia. Proszę odczytać pismo, sprawę albo odpowiedź jeszcze raz i zdecydować na nowo.
problem-not-now = Teraz nie można tego zrobić
problem-not-now-detail = Stan pisma, sprawy albo odpowiedzi nie pozwala na ten krok.
problem-field = Jedno z pól nie pasuje
problem-field-detail = Nie przyjęto pola { $field } ({ $wrong }).
problem-missing-key = Brak klucza powtórzeń
problem-missing-key-detail = Każde żądanie POST musi mieć nagłówek Idempotency-Key o długości od 1 do 200 widocznych znaków ASCII, bez spacji.
problem-key-used = Klucz powtórzeń już użyty
problem-key-used-detail = Pod tym kluczem przyjęto inną treść. Do nowego pisma proszę użyć nowego klucza.
problem-in-flight = To samo żądanie trwa
problem-in-flight-detail = Pierwsze żądanie z tym kluczem jeszcze się nie skończyło. Proszę powtórzyć za chwilę.
problem-broken-form = Formularza nie da się odczytać
problem-broken-form-detail = Treść multipart/form-data urywa się, powtarza pole, które jest jedno, albo ma błędny nagłówek części, na przykład znak sterujący w nazwie pliku.
problem-not-found = Nie ma takiego zasobu
problem-not-found-detail = Pod tym adresem nic nie ma albo należy do innego konta.
problem-bad-request = Żądania nie da się odczytać
problem-bad-request-detail = Adres, nagłówki albo treść nie zgadzają się z opisem API.
problem-method-not-allowed = Niedozwolona metoda
problem-method-not-allowed-detail = Ten adres nie przyjmuje tej metody HTTP. Dozwolone są w nagłówku Allow.
problem-too-large = Za dużo danych
problem-too-large-detail = Treść przekracza ograniczenia opisane w API.
problem-media = Nieobsługiwany rodzaj treści
problem-media-detail = Ten adres przyjmuje multipart/form-data.
problem-timeout = Żądanie trwało zbyt długo
problem-timeout-detail = Proszę powtórzyć z tym samym kluczem powtórzeń: pismo nie zostanie złożone dwa razy.
problem-too-many = Za dużo naraz
problem-too-many-detail = Z tego konta wysyłanych jest teraz zbyt wiele plików. Proszę powtórzyć za chwilę z tym samym kluczem powtórzeń.
problem-fault = Usterka po stronie urzędu
problem-fault-detail = Zapisaliśmy, co się stało. Proszę powtórzyć z tym samym kluczem powtórzeń: pismo nie zostanie złożone dwa razy.
problem-instant = To nie jest chwila
problem-instant-detail = Pole at ma postać RFC 3339 z przesunięciem, na przykład 2026-11-22T12:00:00Z.
problem-unreadable = Pliku nie da się sprawdzić
problem-unknown-field = Nieznane pole
problem-unknown-field-detail = W formularzu jest pole, którego ten adres nie przyjmuje. Przyjmowane wymienia /api/v1/openapi.json.

## Okno poleceń demonstracji

demo-open = { $office }: urząd demonstracyjny jest otwarty pod adresem
demo-stop = Ctrl-C zamyka urząd. Wszystko zostaje w folderze i czeka na następny raz.
demo-closed = Urząd jest zamknięty. Nic nie przepadło.

## Biurko

desk-title = Biurko
desk-queue = Co na mnie czeka, według terminu
desk-none = Nic nie czeka. Gdy wpłynie pismo albo ruszy sprawa, pojawi się tutaj.
keys-title = Skróty klawiszy
keys-show = Skróty klawiszy
keys-close = Zamknij
keys-next = następna pozycja listy
keys-previous = poprzednia pozycja listy
keys-open = otwórz zaznaczoną pozycję
keys-search = pole szukania
keys-list = ten spis klawiszy
keys-buttons = Pozostałe klawisze stoją przy przyciskach. Podczas pisania w polu skróty nie działają.
keys-use = Używaj skrótów w tej przeglądarce
keys-or = albo

## Sprawa interesanta

matter-back = Powrót
matter-sign = Znak sprawy
matter-number = Numer w rejestrze przesyłek
matter-behind = Za nami:
matter-ahead = Przed nami:
matter-today = dziś
matter-stages = Na jakim etapie jest sprawa
matter-stage-received = Pismo złożone
matter-stage-waiting = Czeka na osobę prowadzącą
matter-stage-taken = U osoby prowadzącej
matter-stage-opened = Sprawa otwarta
matter-stage-work = Rozpatrywanie
matter-stage-answer = Odpowiedź
matter-stage-closed = Sprawa zakończona
matter-stage-since = od { $day }
matter-stage-until = do { $day }
matter-stage-days-left = { $days ->
    [one] { $days } dzień dla urzędu
   *[other] { $days } dni dla urzędu
}
matter-stage-to-collect = czeka na odebranie
matter-stage-on-account = na tym koncie
matter-word-received = Wpłynęło
matter-word-annulled = Anulowane
matter-word-open = W toku
matter-word-late = Po terminie
matter-word-awaiting-party = Do uzupełnienia
matter-word-awaiting-body = U innego organu
matter-word-suspended = Zawieszona
matter-word-collect = Do odebrania
matter-word-delivered = Doręczona
matter-word-closed = Zakończona
matter-stands-awaiting-party = Uzupełnienie
matter-stands-awaiting-body = Stanowisko innego organu
matter-stands-suspended = Zawieszenie
matter-stands-mediation = Mediacja
matter-stands-party-delay = Przerwa
matter-stands-why-awaiting-party = Czekamy na uzupełnienie.
matter-stands-why-awaiting-body = Czekamy na stanowisko innego organu.
matter-stands-why-suspended = Postępowanie jest zawieszone.
matter-stands-why-mediation = Trwa mediacja.
matter-stands-why-party-delay = Sprawa czeka z przyczyn niezależnych od urzędu.
matter-term = Termin urzędu
matter-days-left = { $days ->
    [0] Dziś
    [one] { $days } dzień
   *[other] { $days } dni
}
matter-days-left-last = to ostatni dzień urzędu: { $day }.
matter-days-left-text = zostało urzędowi na załatwienie sprawy: do { $day }.
matter-days-excluded = { $days ->
    [one] Do terminu doliczono { $days } dzień, bo zegar stał.
   *[other] Do terminu doliczono { $days } dni, bo zegar stał.
}
matter-stands = Zegar stoi od { $day }
matter-stands-not-counted = { $reason } Tych dni nie wlicza się do terminu.
matter-stands-left = { $days ->
    [0] Gdy zegar ruszy, będzie to ostatni dzień urzędu.
    [one] Gdy zegar ruszy, urząd będzie miał jeszcze { $days } dzień.
   *[other] Gdy zegar ruszy, urząd będzie miał jeszcze { $days } dni.
}
matter-stands-late = { $days ->
    [one] Zegar stanął { $days } dzień po terminie.
   *[other] Zegar stanął { $days } dni po terminie.
}
matter-late = { $days ->
    [one] { $days } dzień po terminie
   *[other] { $days } dni po terminie
}
matter-late-text = Termin minął { $day }. Przepraszamy. Urząd powinien podać przyczynę i nowy termin. O jedno i drugie można też zapytać przez telefon.
matter-late-reminder = Przysługuje ponaglenie, czyli skarga na bezczynność (art. 37 Kodeksu postępowania administracyjnego). Pisze się je do organu wyższego stopnia, a składa tutaj: przekażemy je w 7 dni.
matter-reminder-button = Napisz ponaglenie
matter-no-term = Dla tej sprawy urząd nie liczy terminu w dniach.
matter-settled = Załatwiono { $day }
matter-settled-text = Zegar już nie biegnie.
matter-withdrawn-text = Pismo zostało wycofane. Urząd widzi oba pisma razem.
matter-annulled-text = Wpis tego pisma w rejestrze powstał przez pomyłkę i został anulowany. Nikt się nim nie zajmuje. Jeśli pismo nadal czeka na załatwienie, proszę napisać lub zadzwonić do urzędu.
matter-ask-collect = Odpowiedź urzędu czeka
matter-ask-collect-about = Gotowa od { $day }.
matter-ask-collect-text = Treść zobaczy się po odebraniu. Odebranie potwierdza doręczenie: zapiszemy dzień i godzinę, a od tej chwili biegną terminy podane w odpowiedzi, na przykład na odwołanie. Nie da się tego cofnąć.
matter-ask-collect-not-yet = Nieodebrana odpowiedź nie jest doręczona. Jeśli długo poczeka, urząd może doręczyć ją inaczej, na przykład pocztą.
matter-collect-button = Odbierz odpowiedź
matter-collected = Odpowiedź jest odebrana. Można ją przeczytać i pobrać: jest wśród dokumentów.
matter-collect-not-now = Tej odpowiedzi nie można teraz odebrać. Poniżej widać, jak jest naprawdę.
matter-ask-supplement = Urząd czeka na uzupełnienie
matter-ask-supplement-text = Czego brakuje i w jakim terminie, mówi wezwanie, które urząd przysyła osobno. W razie wątpliwości proszę zadzwonić do osoby prowadzącej.
matter-ask-supplement-sign = W odpowiedzi proszę podać znak { $sign }.
matter-supplement-button = Odpowiedz pismem
matter-history = Co się działo
matter-step-registered = Pismo wpłynęło, numer { $number }
matter-step-registered-paper = Pismo wpłynęło na papierze, numer { $number }
matter-step-scanned = Zeskanowano pismo
matter-step-distributed = Skierowano pismo
matter-step-for-assignment = Przekazano do przydzielenia
matter-step-assigned = Przydzielono pismo
matter-step-corrected = Zmieniono przydział
matter-step-returned = Skierowano na nowo
matter-step-taken = Osoba prowadząca przyjęła pismo
matter-step-opened = Otwarto sprawę { $sign }
matter-step-attached = Dołączono pismo do sprawy
matter-step-annulment-asked = Urząd sprawdza, czy wpis w rejestrze nie powstał przez pomyłkę
matter-step-annulled = Anulowano wpis w rejestrze: powstał przez pomyłkę
matter-step-entry-kept = Wpis w rejestrze pozostał ważny
matter-step-detached = Wyłączono pismo z akt sprawy, będzie załatwione osobno
matter-step-called-party = Poproszono o uzupełnienie
matter-step-asked-body = Poproszono inny organ o stanowisko
matter-step-suspended = Zawieszono postępowanie
matter-step-mediation = Rozpoczęto mediację
matter-step-party-delay = Zatrzymano zegar
matter-step-clock-stopped = Zegar zatrzymany od { $day }.
matter-step-clock-stopped-later = Zegar zatrzymany od { $day }; wpisano { $entered }.
matter-step-resumed = Zegar znowu biegnie
matter-step-resumed-later = Zegar stał do { $day }; wpisano { $entered }.
matter-step-handed-over = Zmieniła się osoba prowadząca
matter-step-answer-ready = Odpowiedź jest gotowa
matter-step-answer-sealed = Nosi pieczęć urzędu i znacznik czasu.
matter-step-collected = Odebrano pismo urzędu
matter-step-reminded = Przypomniano o odebraniu odpowiedzi
matter-step-handed-answer = Doręczono pismo urzędu
matter-step-closed = Zakończono sprawę
matter-step-noted = Przyjęto do wiadomości
matter-step-leads = Prowadzi { $person }
matter-step-receipt = Urzędowe poświadczenie przedłożenia
matter-looks = Kto zaglądał
matter-looks-text = Zapisujemy, kto w urzędzie otworzył tę sprawę albo pismo: jeden wpis na osobę i dzień. Wpisy przechowujemy dwa lata.
matter-looks-none = Nikt jeszcze tu nie zaglądał.
matter-looks-count = { $count } { $count ->
    [one] wpis
    [few] wpisy
   *[other] wpisów
}
matter-aside = Prowadzący i dokumenty
matter-holder = Kto prowadzi
matter-holder-ask = Pytając o sprawę, wystarczy podać { $number }.
matter-room = pok. { $room }
matter-documents = Dokumenty
matter-no-documents = Tu pojawią się pisma i odpowiedzi.
matter-document-paper = { $day }, pismo na papierze. Oryginał jest w urzędzie.
matter-document-file = { $day }, { $kind }, { $size }
matter-document-receipt = Poświadczenie złożenia (UPP)
matter-document-receipt-text = { $day }, numer pisma { $number }
matter-document-receipt-waiting = { $day }, poświadczenie jest pieczętowane
matter-document-answer-waiting = gotowa { $day }, do odebrania wyżej
matter-document-answer = odebrano { $moment }, PDF
matter-document-answer-handed = doręczono { $day }
matter-document-signed = podpisane
matter-document-sealed = opieczętowane
matter-document-collect = czeka na odebranie
matter-verify = Czy to prawdziwe?
matter-verify-text = Odpowiedź nosi pieczęć elektroniczną urzędu. Każdy może ją sprawdzić bez logowania:
matter-verify-link = Sprawdź dokument

message-title = Wiadomości w sprawie
message-link = { $count ->
    [0] Wiadomości
   *[other] Wiadomości (nowe: { $count })
}
message-with = Z kim: { $client }
message-text = Wiadomość
message-no-letter = To nie jest pismo: nie dostaje numeru ani poświadczenia i nie zachowuje żadnego terminu.
message-files = Załączniki
message-files-hint = Najwyżej { $files } { $files ->
    [one] plik
    [few] pliki
   *[other] plików
}, każdy do { $limit }, razem do { $whole }. Przyjmujemy te same rodzaje plików co przy pismach.
message-button = Wyślij wiadomość
message-list = Dotychczasowe wiadomości
message-none = Nikt jeszcze nic nie napisał.
message-sent = Wiadomość wysłana.
message-new = nowa wiadomość
message-count = { $count ->
    [one] { $count } nowa
    [few] { $count } nowe
   *[other] { $count } nowych
}
message-desk = Nowe wiadomości od klientów
message-unread-by-client = klient jeszcze nie otworzył
message-unread-by-office = urząd jeszcze nie otworzył
message-due = { $officer } { $count ->
    [one] pisze do Ciebie: { $count } nowa wiadomość.
    [few] pisze do Ciebie: { $count } nowe wiadomości.
   *[other] pisze do Ciebie: { $count } nowych wiadomości.
}
message-read = Przeczytaj
message-about = Do czego służą wiadomości
message-about-text = Do krótkich pytań i wyjaśnień między Tobą a osobą, która prowadzi sprawę. Zostają w aktach. Jeśli chcesz zachować termin, złożyć wniosek albo odwołanie, wyślij pismo: dostanie numer i poświadczenie.
message-write-letter = Napisz pismo do urzędu
message-closed = Sprawa jest zamknięta, więc nie można w niej już pisać wiadomości. W nowej sprawie proszę wysłać pismo.
message-closed-office = Sprawa jest zamknięta: wiadomości można tylko czytać.
message-no-account = Strona nie ma konta, więc nie można do niej napisać wiadomości.
message-not-now = Wiadomość nie została wysłana: sprawę tymczasem zamknięto.
message-safe = Nic jeszcze nie wysłano. Treść została w formularzu; pliki trzeba wybrać jeszcze raz.
message-error-empty = Brakuje treści wiadomości
message-error-empty-slip = Proszę napisać, o co chodzi, także wtedy, gdy wiadomość tylko przekazuje pliki.
message-error-long = Wiadomość jest za długa
message-error-long-slip = Wiadomość może mieć do 4000 znaków. Dłuższy tekst można dołączyć jako plik.
message-error-hidden = W wiadomości są niewidoczne znaki
message-error-hidden-slip = Tekst zawiera znaki, których nie widać albo które odwracają kolejność liter. Proszę wpisać go jeszcze raz bez wklejania.
message-error-too-many = Za dużo wiadomości na jeden dzień
message-error-too-many-slip = W ciągu doby można wysłać 50 wiadomości. Proszę spróbować jutro albo zadzwonić.
case-step-message-sent = wiadomość do klienta
case-step-message-received = wiadomość od klienta
case-file-message = Wiadomość
case-file-from-client = Od klienta do urzędu
case-file-to-client = Od urzędu do klienta
case-log-message = Wiadomość
matter-stage-delivered = odebrana
matter-document-answer-name = Odpowiedź urzędu
matters-due = Do zrobienia
matters-all = Sprawy w urzędzie
matters-intro = Od najnowszej. Każda pokazuje, kto ją ma i do kiedy.
matters-draft-unseen = Urząd jeszcze tego nie widzi; { $saved }
matters-collect = Odbierz odpowiedź
matters-supplement = Zobacz, czego brakuje
matters-with = U kogo: { $holder }
matters-until = Do { $day } ({ $left })
matters-until-today = Dziś jest ostatni dzień urzędu
matters-left = { $days ->
    [one] został { $days } dzień
    [few] zostały { $days } dni
   *[other] zostało { $days } dni
}
matters-late = Termin minął { $day }
matters-stands = Zegar stoi od { $day }. { $reason }
matters-receipt = Poświadczenie

## Administracja: ludzie, komórki, hasła jednorazowe

admin-login = Login
admin-unit = Komórka
admin-post = Stanowisko
admin-room = Pokój
admin-symbol = Symbol
admin-unit-name = Nazwa komórki
mistake-one-time = to hasło jednorazowe
mistake-taken = zajęte
advice-login-form = Login ma od 3 do 64 znaków: litery bez polskich znaków, cyfry, kropki, łączniki. Na przykład: jan.nowak.
advice-login-taken = Ktoś już się nim loguje. Proszę wybrać inny, na przykład z drugą literą imienia.
advice-symbol-form = Symbol to litery bez polskich znaków i cyfry, najwyżej 10 znaków, przynajmniej jedna litera, na przykład GK albo GK-2.
advice-symbol-taken = Ma go już inna komórka. Proszę wybrać inny.
advice-choose = Proszę wybrać z listy.
advice-one-time = Hasło jednorazowe zna też ten, kto je wydał. Proszę wymyślić własne.
first-password-title = Proszę wymyślić własne hasło
first-password-intro = Hasło jednorazowe spełniło zadanie: otworzyło konto. Do każdego następnego logowania potrzebne jest własne, którego nikt inny nie zna.
first-password-button = Ustaw hasło i wejdź
mistake-own = to własne konto
advice-own = Nie można odebrać sobie administrowania, bo urząd mógłby zostać bez administratora. Zrobi to inny administrator.
post-registry-clerk = pracownik punktu kancelaryjnego
post-registry-clerk-may = rejestruje, skanuje i rozdziela przesyłki, zakłada konta przy okienku
post-secretary = sekretariat
post-secretary-may = widzi rejestr, rozdziela przesyłki i kieruje je do dekretacji
post-office-head = kierownik urzędu
post-office-head-may = wójt, burmistrz, prezydent albo starosta: dekretuje, widzi wszystkie sprawy, akceptuje pisma
post-deputy-head = zastępca kierownika urzędu
post-deputy-head-may = także sekretarz gminy albo powiatu: może to samo co kierownik urzędu
post-unit-head = kierownik komórki
post-unit-head-may = naczelnik wydziału albo kierownik referatu: dekretuje w komórce i akceptuje jej pisma
post-case-officer = referent
post-case-officer-may = przyjmuje pisma do siebie, zakłada i prowadzi sprawy
post-records-coordinator = koordynator czynności kancelaryjnych
post-records-coordinator-may = widzi rejestr i wszystkie sprawy, prowadzi wykaz akt, niczego nie rozstrzyga
post-archivist = archiwista
post-archivist-may = przejmuje zamknięte sprawy do archiwum zakładowego, wypożycza akta, prowadzi brakowanie; niczego w sprawach nie zmienia
post-administrator = administrator systemu
post-administrator-may = ludzie, komórki i wykaz akt; nie widzi przesyłek ani spraw
admin-officials-title = Ludzie w urzędzie
admin-officials-search = Szukanie osoby
admin-officials-search-label = Imię, nazwisko, komórka albo stanowisko
admin-officials-all = Pokaż wszystkich
admin-officials-none = Nikogo takiego nie ma.
admin-officials-count = { $count ->
    [one] { $count } osoba
    [few] { $count } osoby
   *[many] { $count } osób
}
admin-reaching = Telefon i pokój
admin-room-number = pok. { $room }
admin-standing-open = działa
admin-standing-not-come = nieużyte
admin-not-come-text = Czeka na pierwsze logowanie hasłem jednorazowym.
admin-standing-closed = zamknięte
admin-hire = Nowa osoba
admin-hire-button = Załóż konto
admin-hire-after = Po założeniu konta pokażemy hasło jednorazowe do wydrukowania.
admin-hire-no-units = Każdy pracuje w jakiejś komórce, więc najpierw trzeba założyć pierwszą.
admin-hired = Konto jest założone.
admin-login-hint = Tym osoba będzie się logować, na przykład: jan.nowak. Później nie można go zmienić.
admin-phone-hint = Tak, jak ma go widzieć interesant, razem z wewnętrznym.
admin-choose = – proszę wybrać –
admin-leave = Wróć bez zapisywania
admin-nothing-opened = Nic jeszcze nie powstało. Wpisane odpowiedzi zostały.
admin-nothing-changed = Nic się jeszcze nie zmieniło. Wpisane odpowiedzi zostały.
admin-changed = Zmiana działa od teraz, także tam, gdzie ta osoba jest zalogowana.
admin-own = To konto, na którym Państwo pracują. Zamknąć je może tylko inny administrator.
admin-reset = Nowe hasło
admin-reset-text = Dla kogoś, kto zapomniał swojego albo zgubił kartkę. Dotychczasowe przestaje działać, a osoba zostaje wylogowana.
admin-reset-button = Wydaj hasło jednorazowe
admin-reset-done = Nowe hasło jednorazowe działa.
admin-close = Zamknięcie konta
admin-close-short = Dla kogoś, kto odszedł z urzędu.
admin-close-go = Zamknij konto…
admin-close-title = Zamknąć konto?
admin-close-signs-out = Osoba zostaje od razu wylogowana i więcej się nie zaloguje. Konta nie da się otworzyć ponownie.
admin-close-stays = Nazwisko zostaje przy wszystkim, co zrobiła w sprawach.
admin-close-matters = Sprawy i pisma, które prowadzi, czekają, aż kierownik komórki przekaże je komuś innemu.
admin-close-button = Zamknij konto na zawsze
admin-close-keep = Nie zamykaj
admin-closed-text = Konto jest zamknięte. Nazwisko zostaje przy tym, co ta osoba zrobiła. Gdy wraca do urzędu, zakładamy jej nowe konto z innym loginem.
admin-to-officials = Gotowe, wróć do listy
admin-units-title = Komórki organizacyjne
admin-units-none = Nie ma jeszcze żadnej komórki.
admin-unit-people = { $count ->
    [0] nikt tu nie pracuje
    [one] { $count } osoba
    [few] { $count } osoby
   *[many] { $count } osób
}
admin-unit-open = Nowa komórka
admin-unit-open-button = Załóż komórkę
admin-unit-opened = Komórka jest założona.
admin-unit-rename = Zmień nazwę
admin-unit-rename-title = Nazwa komórki { $symbol }
admin-unit-rename-text = Symbol zostaje, bo jest w znakach spraw tej komórki.
admin-unit-renamed = Nazwa jest zmieniona.
admin-symbol-hint = Wchodzi do znaku sprawy, na przykład GK. Później nie można go zmienić.
one-time-title = Hasło jednorazowe
one-time-print = Hasła nigdzie nie zachowujemy: po wyjściu z tej strony nie da się go już zobaczyć. Proszę ją wydrukować i dać kartkę tej osobie do ręki.
one-time-what = Login i hasło jednorazowe do konta w urzędzie
one-time-login = Login
one-time-password = Hasło jednorazowe
one-time-steps = Proszę kolejno:
one-time-go = otworzyć stronę
one-time-sign-in = zalogować się powyższym loginem i hasłem, razem z łącznikami,
one-time-choose = wymyślić własne hasło; od tej chwili hasło z tej kartki nie działa i można ją zniszczyć.
one-time-until = Hasło jednorazowe działa do { $until }. Potem trzeba poprosić o nowe.
sign-in-error-expired = Hasło jednorazowe straciło ważność
sign-in-error-expired-slip = Działa 30 dni od wydania. Nowe wyda ten, kto wydał poprzednie: administrator albo punkt kancelaryjny.

## the way of a letter through the office
standing-paper = Na papierze
standing-on-paper = List na papierze: nie ma podpisu elektronicznego, który można by sprawdzić.
letter-in-register = W rejestrze
letter-channel = Kanał
letter-channel-portal = przez portal
letter-channel-api = przez program (API)
letter-channel-paper = na papierze
letter-unit-point = punkt kancelaryjny
letter-last-day = Termin załatwienia
letter-due = Termin z dekretacji
letter-instructions = Polecenie
letter-inside = Widzą to tylko urzędnicy.
letter-steps = Przebieg
letter-state-registered = Zarejestrowana
letter-state-scanned = Do rozdzielenia
letter-state-distributed = Rozdzielona
letter-state-for-assignment = Do dekretacji
letter-state-assigned = Zadekretowana
letter-state-taken = Przejęta
letter-state-filed = W sprawie
letter-state-returned = Zwrócona
letter-state-for-annulment = Do anulowania
letter-state-annulled = Anulowana
letter-now-registered-paper = Przesyłka czeka w punkcie kancelaryjnym na zeskanowanie.
letter-now-at-point = Przesyłka czeka w punkcie kancelaryjnym na rozdzielenie.
letter-now-distributed = Przesyłkę ma komórka: { $unit }. Decyduje jej naczelnik.
letter-now-for-assignment = Przesyłka czeka na dekretację kierownika urzędu.
letter-now-for-assignment-unit = Przesyłka czeka na nową dekretację w komórce: { $unit }.
letter-now-assigned-unit = Przesyłka jest zadekretowana na komórkę: { $unit }.
letter-now-assigned = Przesyłka jest zadekretowana: { $person }, { $unit }.
letter-now-taken = Przesyłkę przejął do załatwienia: { $person }, { $unit }.
letter-now-filed = Przesyłka jest dołączona do sprawy.
letter-now-returned = Przesyłka wróciła do punktu kancelaryjnego. Trzeba ją rozdzielić jeszcze raz.
letter-now-for-annulment = Wpis zgłoszono jako pomyłkę. Koordynator czynności kancelaryjnych decyduje, czy go anulować.
letter-now-annulled = Wpis jest anulowany, bo powstał przez pomyłkę. Numeru nie dostanie żadna inna przesyłka.
letter-step-by-rule = samoczynnie
letter-step-registered = Zarejestrowano
letter-step-scanned = Zeskanowano w całości
letter-step-scanned-not-whole = Odnotowano odwzorowanie
letter-step-distributed = Rozdzielono: { $unit }
letter-step-sent-for-assignment = Skierowano do dekretacji
letter-step-assigned = Zadekretowano: { $person }, { $unit }
letter-step-assigned-unit = Zadekretowano: { $unit }
letter-step-reassigned = Przekazano w komórce: { $person }
letter-step-corrected = Cofnięto dekretację
letter-step-refused = Zwrócono do punktu kancelaryjnego
letter-step-refused-to = Odesłano do właściwej komórki: { $unit }
letter-step-taken = Przejęto
letter-step-filed = Dołączono do sprawy
letter-step-annulment-asked = Zgłoszono, że wpis powstał przez pomyłkę
letter-step-annulled = Anulowano wpis
letter-step-entry-kept = Wpis pozostał w rejestrze
letter-step-taken-out = Wyłączono z akt sprawy
letter-step-due = termin: { $day }
letter-distribute = Rozdziel
letter-distribute-about = Przesyłka trafi do naczelnika komórki.
letter-distribute-rule = Reguła „{ $rule }” wskazuje komórkę { $unit }. Można wybrać inną.
letter-distribute-button = Rozdziel przesyłkę
letter-send-for-assignment = Skieruj do dekretacji
letter-assign = Zadekretuj
letter-assign-button = Zadekretuj przesyłkę
letter-assign-to = Na kogo
letter-assign-to-hint = Komórka albo osoba. Litera symbolu komórki przenosi do niej na liście.
letter-assign-unit = { $unit } (decyduje naczelnik)
letter-due-hint = Dzień, miesiąc, rok, na przykład 30.11.2026.
letter-due-limit = Najpóźniej do { $day }. Bez zmiany zostaje ten dzień.
letter-reassign = Przekaż w komórce
letter-reassign-about = Polecenie przełożonego zostaje bez zmian, a termin można tylko skrócić.
letter-reassign-button = Przekaż przesyłkę
letter-person = Komu
letter-choose-person = Proszę wybrać osobę
letter-correct = Cofnij dekretację
letter-correct-about = Przesyłka znów będzie czekać na dekretację.
letter-correct-button = Cofnij dekretację
letter-reason = Powód
letter-refuse = To nie nasze
letter-refuse-to = Dokąd
letter-refuse-to-point = Do punktu kancelaryjnego
letter-refuse-button = Odeślij przesyłkę
letter-ask-annulment = Wpis to pomyłka
letter-ask-annulment-about = Do decyzji koordynatora nikt nie będzie się zajmował tą przesyłką. Numer pozostanie zajęty.
letter-ask-annulment-button = Zgłoś do anulowania
letter-annul = Anuluj wpis
letter-annul-about = Przesyłka { $number } zostanie w rejestrze jako anulowana. Tego nie da się cofnąć.
letter-annul-button = Anuluj wpis
letter-keep-entry = Zostaw wpis
letter-keep-entry-about = Przesyłka wróci do punktu kancelaryjnego.
letter-keep-entry-button = Zostaw wpis
letter-take = Przejmij
letter-done-distribute = Przesyłka jest rozdzielona.
letter-done-send-for-assignment = Przesyłka czeka na dekretację.
letter-done-assign = Przesyłka jest zadekretowana.
letter-done-reassign = Przesyłka jest przekazana.
letter-done-correct = Dekretacja jest cofnięta.
letter-done-refuse = Przesyłka jest odesłana.
letter-done-take = Przesyłka jest przejęta.
letter-done-ask-annulment = Wpis czeka na decyzję koordynatora.
letter-done-annul = Wpis jest anulowany.
letter-done-keep-entry = Wpis zostaje. Przesyłka jest znów w punkcie kancelaryjnym.
letter-done-scan = Odwzorowanie jest zapisane.
letter-done-elsewhere = Tego pisma nie można już włożyć do akt z tego formularza: poniżej jest jego obecny stan. Nic więcej nie zapisano.
letter-not-now = Tej czynności nie można teraz wykonać.
letter-not-now-more = Poniżej jest obecny stan przesyłki. Niczego nie zapisaliśmy.
letter-stale = Ktoś w międzyczasie zrobił coś z tą przesyłką.
letter-stale-more = Poniżej jest jej obecny stan. Niczego nie zapisaliśmy, a wpisana treść została w formularzu, jeśli ta czynność jest nadal możliwa.
letter-errors-safe = Niczego nie zapisaliśmy. Wpisana treść została w formularzu.
letter-error-unit = Proszę wybrać komórkę
letter-error-unit-slip = Tej komórki nie można tu wskazać. Proszę wybrać inną z listy.
letter-error-person = Proszę wybrać osobę
letter-error-person-slip = Proszę wybrać z listy osobę, która pracuje w tej komórce.
letter-error-far = Ten dzień jest zbyt odległy
letter-error-far-slip = Termin może przypaść najpóźniej za { $years } lat.
letter-error-day = Nie ma takiego dnia
letter-error-day-slip = Proszę podać dzień, miesiąc i rok, na przykład 30.11.2026.
letter-error-past = Ten dzień już minął
letter-error-past-slip = Proszę podać dzisiejszy dzień albo późniejszy.
letter-error-later = Termin nie może być późniejszy
letter-error-later-slip = Przełożony wyznaczył termin do { $day }. Można go tylko skrócić.
letter-error-reason = Proszę podać powód
letter-error-reason-slip = Wystarczy jedno zdanie, na przykład: sprawę prowadzi inna komórka.
letter-error-long = Tekst jest za długi
letter-error-long-slip = Mieści się tu { $limit } znaków. Proszę go skrócić.
register-state = Stan
register-any-state = każdy stan
register-paper = Zarejestruj list na papierze
paper-title = List na papierze
paper-button = Zarejestruj
paper-saved = Zarejestrowano { $number }.
paper-saved-letter = Otwórz przesyłkę
paper-saved-slip = Potwierdzenie do druku
paper-sender-heading = Nadawca
paper-letter = List
paper-sender = Nazwisko albo nazwa
paper-sender-hint = Jeśli nie da się ustalić: brak danych.
paper-address = Adres
paper-subject = Czego dotyczy
paper-subject-hint = Jedno zdanie, po którym list da się poznać.
paper-service = Rodzaj sprawy
paper-received = Dzień wpływu
paper-method = Sposób doręczenia
paper-method-post = poczta
paper-method-hand = osobiście
paper-method-courier = kurier
paper-method-fax = faks
paper-method-carrier = na nośniku (płyta, pendrive)
paper-method-other = inny
paper-dated = Data na liście
paper-dated-hint = Dzień, miesiąc albo sam rok, na przykład 20.11.2026, 11.2026 albo 2026.
paper-sign = Znak na liście
paper-enclosures = Liczba załączników
paper-remarks = Uwagi
paper-remarks-hint = Na przykład: uszkodzona koperta, brak załącznika.
paper-error-long = Tekst jest za długi albo zawiera niewidoczne znaki
paper-error-sender = Proszę podać nadawcę
paper-error-sender-slip = Jeśli nie da się go ustalić, proszę wpisać: brak danych.
paper-error-subject = Proszę podać, czego list dotyczy
paper-error-subject-slip = Wystarczy jedno zdanie. Jeśli nie da się ustalić, proszę wpisać: brak danych.
paper-error-early = Ten dzień jest zbyt dawny
paper-error-early-slip = Proszę podać dzień od 1.01.1990 do dzisiaj.
paper-error-dated-later = Data na liście jest późniejsza niż dzień wpływu
paper-error-dated-later-slip = Proszę sprawdzić datę na liście i dzień, w którym list wpłynął.
paper-error-other = Z tego formularza zarejestrowano już inną przesyłkę: { $number }
paper-error-other-slip = Jeśli to następna przesyłka, proszę zapisać ją jeszcze raz: formularz jest już nowy.
paper-error-future = Ten dzień jeszcze nie nadszedł
paper-error-future-slip = List nie mógł wpłynąć później niż dzisiaj.
paper-error-dated = Daty na liście nie da się odczytać
paper-error-dated-slip = Proszę wpisać dzień, miesiąc albo sam rok, na przykład 20.11.2026, 11.2026 albo 2026.
paper-error-enclosures = Liczba załączników nie jest liczbą
paper-error-enclosures-slip = Proszę wpisać liczbę cyframi. Bez załączników pole może zostać puste.
paper-error-service = Proszę wybrać rodzaj sprawy
paper-error-service-slip = Jeśli żaden nie pasuje, właściwe jest pismo ogólne.
paper-account = Konto nadawcy
paper-account-none = Bez konta
paper-account-known = Nadawca ma konto
paper-account-new = Załóż konto od razu
paper-account-new-hint = Z potwierdzeniem wydrukuje się login i hasło jednorazowe.
paper-account-query = PESEL albo login
paper-account-query-hint = Sprawa pojawi się na koncie nadawcy.
paper-account-query-empty = Proszę wpisać numer PESEL albo login nadawcy.
paper-account-look = Znajdź konto
paper-account-choose = Które konto
paper-account-email-hint = Zadziała, gdy nadawca otworzy link z listu e-mail.
paper-account-found = { $count ->
    [0] Nie ma takiego konta.
    [one] Jest jedno takie konto. Proszę porównać nazwisko i je wybrać.
    [few] Są { $count } takie konta. Proszę porównać nazwiska i wybrać jedno.
   *[many] Jest { $count } takich kont. Proszę porównać nazwiska i wybrać jedno.
}
paper-account-none-given = Nie wiadomo, które to konto
paper-account-no = Nie ma takiego konta
paper-account-no-slip = Proszę sprawdzić numer albo login. Można też zarejestrować list bez konta.
paper-account-which = Proszę wybrać konto
paper-account-which-slip = Nazwisko na koncie nie jest takie jak na liście. Proszę je porównać i wybrać konto.
paper-account-there = Osoba z tym numerem PESEL ma już konto
paper-account-there-slip = Login tego konta: { $login }. Proszę wybrać „Nadawca ma konto”.
paper-account-email-taken = Ten adres e-mail należy do innego konta
paper-account-email-taken-slip = Proszę podać inny adres albo zostawić pole puste.
scan-heading = Skan
scan-title = Skan: { $number }
scan-add = Dodaj skan
scan-button = Zapisz
scan-scope = Odwzorowanie
scan-full = Cały list
scan-partial = Część listu
scan-partial-hint = Na przykład gdy załącznik jest większy niż A3.
scan-none = Bez skanu
scan-none-hint = Na przykład gdy przyszła makieta albo książka.
scan-later = Skan powstanie później
scan-reason = Dlaczego nie cały
scan-reason-hint = Na przykład: mapa większa niż A3, makieta.
scan-file = Plik ze skanem
scan-file-optional = (zbędny bez skanu)
scan-file-hint = PDF, TIFF albo JPEG, do { $limit }.
scan-none-yet = jeszcze go nie ma
scan-partial-because = część listu; { $reason }
scan-none-because = nie ma; { $reason }
scan-errors-safe = Niczego nie zapisaliśmy. Wpisana treść została w formularzu; plik ze skanem trzeba wskazać jeszcze raz.
scan-stale-more = Poniżej jest jej obecny stan. Skanu nie zapisaliśmy; proszę wskazać plik jeszcze raz.
scan-upload-safe = Niczego nie zapisaliśmy. Proszę wskazać inny plik i sprawdzić resztę formularza, bo wpisana treść mogła nie zostać w całości.
scan-error-scope = Proszę zaznaczyć, ile listu jest na skanie
scan-error-scope-slip = Proszę wybrać jedną z odpowiedzi.
scan-error-reason = Proszę podać, dlaczego skan nie obejmuje całego listu
scan-error-reason-slip = Proszę wpisać powód, na przykład: mapa większa niż A3.
scan-error-no-file = Brakuje pliku ze skanem
scan-error-no-file-slip = Proszę wskazać plik albo zaznaczyć, że skanu nie będzie lub powstanie później.
scan-error-file = Jest plik, a zaznaczono, że skanu nie ma
scan-error-file-slip = Proszę zaznaczyć, czy na skanie jest cały list, czy część.
scan-error-kind = Ten plik nie jest skanem
scan-error-kind-slip = Skan to plik PDF, TIFF albo JPEG. Liczy się treść pliku, nie jego nazwa.
scan-error-large = Skan jest za duży
scan-error-large-slip = Mieści się { $limit }. Proszę zeskanować w niższej rozdzielczości albo tylko część i podać powód.
scan-limits = Skan może nie być pełny, gdy list ma więcej niż { $pages } stron albo arkusze większe niż { $paper }.
scan-declared = Liczba stron do zeskanowania
scan-declared-hint = Razem z załącznikami. Porównamy ją ze skanem.
scan-writing = Co jest na papierze
scan-writing-hint = Od tego zależy, jak dokładny ma być skan.
scan-writing-print = Druk
scan-writing-hand = Pismo ręczne albo wypełniony formularz
scan-writing-colour = Druk, w którym kolor ma znaczenie
scan-writing-photo = Fotografie
scan-volume = Objętość
scan-volume-hint = Ile jest papieru, na przykład: 3 arkusze A1 albo 120 kart w segregatorze. Zbędna, gdy skan jest pełny.
scan-error-volume = Proszę podać objętość listu
scan-error-volume-slip = Proszę wpisać, ile jest papieru, na przykład: 3 arkusze A1.
scan-error-declared = Liczba stron nie jest liczbą
scan-error-declared-slip = Proszę wpisać ją cyframi albo zostawić puste pole.
scan-fact-pages = Strony na skanie
scan-fact-fine = Rozdzielczość
scan-fact-fine-value = { $dots } punktów na cal
scan-odd = Proszę przejrzeć skan
scan-odd-settled = Skan obejrzany
scan-confirm = Skan jest dobry
scan-again = Zeskanuj jeszcze raz
scan-doubt-locked = Plik jest zabezpieczony hasłem i nikt go bez hasła nie odczyta.
scan-doubt-broken = Plik jest uszkodzony albo zbyt złożony i nie dało się go sprawdzić.
scan-doubt-pages = Na skanie { $found ->
    [one] jest { $found } strona
    [few] są { $found } strony
   *[other] jest { $found } stron
  }, a powinno być { $declared }.
scan-doubt-coarse = { $count ->
    [one] Strona { $pages } jest
   *[other] Strony { $pages } są
  } poniżej rozdzielczości z instrukcji kancelaryjnej.
scan-doubt-empty = { $count ->
    [one] Strona { $pages } wygląda na pustą.
   *[other] Strony { $pages } wyglądają na puste.
  }
scan-doubt-twice = { $count ->
    [one] Strona { $pages } wygląda jak wcześniejsza.
   *[other] Strony { $pages } wyglądają jak wcześniejsze.
  }
letter-done-confirm-scan = Zapisaliśmy, że skan jest dobry.
letter-step-scan-confirmed = Potwierdzono, że skan jest dobry
unscanned-link = Skany: listy bez pełnego skanu i skany do przejrzenia
unscanned-title = Skany
unscanned-lists = Wykazy skanów
unscanned-not-whole = Bez pełnego skanu
unscanned-odd = Do przejrzenia
unscanned-not-whole-caption = Listy papierowe bez pełnego skanu, od najnowszych
unscanned-odd-caption = Listy, których skan trzeba przejrzeć, od najnowszych
unscanned-not-whole-none = Wszystkie listy papierowe mają pełny skan.
unscanned-odd-none = Żaden skan nie czeka na przejrzenie.
unscanned-why = Uwagi
scan-text = Tekst skanu
scan-text-waits = jeszcze nieodczytany
scan-text-read = odczytany, można go wyszukać
scan-text-unreadable = nie udało się go odczytać
scan-copy = Kopia skanu z tekstem do zaznaczania (PDF)
shelf-link = Skład chronologiczny: gdzie leży papier i co wydano
shelf-title = Skład chronologiczny
shelf-search = Szukaj w składzie
shelf-box = Pudło
shelf-box-hint = Jak je oznaczono, na przykład: 2026/17.
shelf-out = Pokaż, co wydano
shelf-out-none = Wszystko, co odłożono do składu, jest na miejscu.
shelf-out-caption = Wydano ze składu, od najbliższego dnia zwrotu
shelf-box-none = W tym pudle niczego nie ma.
shelf-box-caption = Pudło { $place }, od najnowszych
shelf-more = Dalsze
shelf-to = Komu wydano
shelf-to-hint = Osoba i komórka albo podmiot z adresem.
shelf-sign = Znak sprawy
shelf-due = Dzień zwrotu
shelf-letter-title = Papier: { $number }
shelf-letter-heading = Gdzie leży papier
shelf-put = Odłóż do pudła
shelf-lend = Wydaj ze składu
shelf-back = Papier wrócił do pudła
shelf-set-whole = Zbiór: listy odwzorowane w całości.
shelf-set-not-whole = Zbiór: listy bez pełnego odwzorowania. Papier zostaje u prowadzącego sprawę, dopóki sprawa trwa.
shelf-now-nowhere = Papieru nie odłożono jeszcze do składu.
shelf-now-in = Papier leży w pudle { $place }.
shelf-now-lent = Papier ma { $to }, zwrot do { $day }.
shelf-done-put = Zapisaliśmy, gdzie leży papier.
shelf-done-lend = Zapisaliśmy, komu wydano papier.
shelf-done-back = Zapisaliśmy, że papier wrócił.
shelf-step-put = Odłożono do pudła { $place }
shelf-step-lent = Wydano: { $to }
shelf-step-returned = Wrócił do pudła { $place }
shelf-stale-more = Poniżej widać, gdzie papier jest teraz. Niczego nie zmieniliśmy.
shelf-error-box = Proszę podać pudło
shelf-error-box-slip = Proszę wpisać oznaczenie pudła, na przykład: 2026/17.
shelf-error-to = Proszę podać, komu wydano papier
shelf-error-to-slip = Proszę wpisać osobę i komórkę albo podmiot z adresem.
shelf-error-due = Proszę podać dzień zwrotu
shelf-error-due-slip = Proszę wybrać dzień od dzisiaj, najdalej za pięć lat.
slip-title = Potwierdzenie: { $number }
slip-heading = Potwierdzenie do druku
slip-paper-title = Potwierdzenie wpływu
slip-number = Numer w rejestrze przesyłek wpływających
slip-point = Punkt kancelaryjny
slip-print = Drukuje się samo potwierdzenie: Ctrl i P.
slip-next = Następny list
slip-once = Hasło jednorazowe widać tylko teraz. Proszę je wydrukować, zanim ta strona zostanie zamknięta.
frame-plan = Wykaz akt
plan-title = Jednolity rzeczowy wykaz akt
plan-lead = Stan na { $day }.
plan-new = Nowy wykaz
plan-new-text = Wykaz w pliku zastępuje obecny od podanego dnia. Klasy, których w nim nie ma, kończą się dzień wcześniej; sprawy już założone zostają w swoich klasach.
plan-from = Obowiązuje od
plan-from-hint = Na przykład 1.01.2027.
plan-file = Plik CSV
plan-file-hint = Pierwszy wiersz: symbol, title, category. Kodowanie UTF-8, przecinki albo średniki, do { $limit }.
plan-button = Wprowadź wykaz
plan-done = Wykaz jest wprowadzony. Nowe klasy: { $added }, zmienione: { $changed }, zakończone: { $ended }, bez zmian: { $same }.
plan-safe = Niczego nie zmieniliśmy: wykaz wchodzi w całości albo wcale.
plan-error-no-file = Brakuje pliku z wykazem
plan-error-no-file-slip = Proszę wskazać plik CSV.
plan-error-large = Plik jest za duży
plan-error-large-slip = Mieści się { $limit }.
plan-error-flaws = { $count ->
    [one] W wykazie jest { $count } błąd
    [few] W wykazie są { $count } błędy
   *[many] W wykazie jest { $count } błędów
}
plan-error-flaws-slip = Wiersze do poprawienia są w tabeli poniżej. Po poprawieniu proszę wskazać plik jeszcze raz.
plan-flaws = Do poprawienia
plan-line = Wiersz
plan-flaw = Co poprawić
plan-more-flaws = Dalszych błędów: { $count }. Pokażemy je po poprawieniu tych.
plan-flaw-utf8 = Litery nie są zapisane w UTF-8. Przy zapisie w arkuszu proszę wybrać „CSV UTF-8”.
plan-flaw-column = Brakuje kolumny { $name } w pierwszym wierszu.
plan-flaw-empty = Nie ma tu ani jednej klasy.
plan-flaw-long = Wykaz ma więcej niż { $limit } wierszy.
plan-flaw-cells = Wiersz ma inną liczbę komórek niż pierwszy. Tytuł z przecinkiem albo średnikiem trzeba ująć w cudzysłów.
plan-flaw-symbol = „{ $text }” nie jest symbolem klasy: mają to być same cyfry, najwyżej dziesięć.
plan-flaw-twice = Klasa { $symbol } jest w wykazie drugi raz.
plan-flaw-parent = Brakuje klasy nadrzędnej { $symbol }.
plan-flaw-title = Brakuje tytułu.
plan-flaw-title-long = Tytuł ma więcej niż { $limit } znaków.
plan-flaw-signs = W tytule są znaki, których nie widać albo które odwracają tekst. Proszę wpisać tytuł od nowa.
plan-flaw-far = Wykaz może obowiązywać najpóźniej od { $day }.
plan-flaw-category = „{ $text }” nie jest kategorią archiwalną. Kategorie to A, Bc, B z liczbą lat (B5) i BE z liczbą lat (BE10).
plan-flaw-no-category = Klasa końcowa musi mieć kategorię archiwalną.
plan-flaw-day = „{ $text }” nie jest dniem. Proszę pisać rok-miesiąc-dzień, na przykład 2027-01-01.
plan-flaw-backwards = Klasa kończy się przed swoim początkiem.
plan-flaw-holds = Klasa w tym kształcie obowiązuje od { $day }. Zmiana musi się zacząć później.
plan-classes = Klasy: { $count }
plan-none = Tu pojawi się wykaz, gdy zostanie wprowadzony. Bez niego nie da się zakładać spraw.
plan-caption = Wytłuszczone są klasy, które dzielą się dalej; sprawy zakłada się w pozostałych.
plan-symbol = Symbol
plan-class-title = Hasło
plan-category = Kategoria
plan-since = Od

## Sprawy w biurze: biurko, sprawa, spis, szukanie

desk-back = Wróć do biurka
desk-search = Szukaj: znak, nazwisko, tytuł
desk-more = Pokaż dalsze pozycje
desk-gone = Tej pozycji nie ma już na tym biurku. Ktoś mógł ją przejąć albo przekazać.
desk-nothing-open = Proszę wybrać pozycję z listy.
desk-group-late = Po terminie
desk-group-today = Dziś
desk-group-week = W ciągu tygodnia
desk-group-later = Później
desk-group-none = Bez biegnącego terminu
desk-today = dziś
desk-tomorrow = jutro
desk-days-left = za { $days } { $days ->
    [one] dzień
   *[other] dni
}
desk-days-late = { $days } { $days ->
    [one] dzień
   *[other] dni
} po terminie
desk-to-close = do zamknięcia
desk-undelivered = nieodebrane, doręczyć inaczej
desk-to-approve = do akceptacji
desk-opinion = prośba o opinię
desk-nobody-carries = nikt jej nie prowadzi, do przekazania
desk-letter = Pismo
desk-into-case = Załóż sprawę albo dołącz
desk-whole-letter = Całe pismo

case-meanwhile = Zmiana w międzyczasie
case-stale = Ktoś w międzyczasie zrobił coś w tej sprawie.
case-stale-more = Poniżej jest jej obecny stan. Niczego nie zapisaliśmy, a wpisana treść została w formularzu.
case-stale-kept = Poniżej jest obecny stan. Niczego nie zapisaliśmy, a tego formularza już tu nie ma. Wpisana treść do skopiowania:
case-not-now = Tego nie można teraz zrobić w tej sprawie.
case-errors-safe = Niczego jeszcze nie zapisaliśmy. Wpisana treść została w formularzu.
case-party = Strona
case-delivery = Doręczenia
case-delivery-account = konto w portalu
case-delivery-paper = na papierze
case-unit = Komórka
case-officer = Prowadzi
case-room = pok. { $room }
case-phone = tel. { $phone }
case-class = Klasa
case-started = Wszczęta
case-opened = Założona
case-closed-on = Zamknięta
case-stood = Zegar stał
case-stood-until = { $why }: od { $since } do { $until }
case-clock = Termin
case-clock-none = bez terminu ustawowego
case-clock-until = Do { $day }.
case-clock-ended = załatwiona { $day }
case-clock-ended-late = załatwiona { $days } { $days ->
    [one] dzień
   *[other] dni
} po terminie
case-clock-stands = zegar stoi
case-clock-stands-left = Od { $since }: { $why }. Po wznowieniu { $days ->
    [0] nie zostanie ani jeden dzień
    [one] zostanie { $days } dzień
    [few] zostaną { $days } dni
   *[other] zostanie { $days } dni
}.
case-clock-stands-late = Od { $since }: { $why }. Zegar zatrzymano { $days } { $days ->
    [one] dzień
   *[other] dni
} po terminie.
case-clock-stands-free = Od { $since }: { $why }.
case-answers = Odpowiedź
case-answers-none = Nie ma jeszcze odpowiedzi.
case-answer-draft = projekt
case-answer-given-back = zwrócona do poprawy
case-answer-for-approval = do akceptacji
case-answer-approved = czeka na pieczęć
case-answer-sealed = gotowa, czeka na odbiór
case-answer-undelivered = nieodebrana, trzeba doręczyć inaczej
case-answer-collected = doręczona
case-write = Napisz odpowiedź
case-write-on = Pisz dalej odpowiedź
case-answer-decide = Sprawdź i zaakceptuj
case-answer-hand = Odnotuj doręczenie
case-documents = Akta: { $count } { $count ->
    [one] pismo
    [few] pisma
   *[other] pism
}
case-facts = Sprawa
case-files = Pliki
case-steps = Przebieg
case-stage-open = w toku
case-stage-awaiting-party = czeka na stronę
case-stage-awaiting-body = czeka na inny organ
case-stage-suspended = zawieszona
case-stage-settled = załatwiona, czeka na odbiór
case-stage-delivered = odpowiedź doręczona
case-stage-archived = w archiwum zakładowym
case-stage-closed = zamknięta
case-reason-awaiting-party = wezwanie strony do uzupełnienia
case-reason-awaiting-body = stanowisko innego organu
case-reason-suspended = zawieszenie postępowania
case-reason-mediation = mediacja
case-reason-party-delay = zwłoka po stronie strony albo przyczyna niezależna od urzędu
case-basis-awaiting-party = art. 64 par. 2 KPA
case-basis-awaiting-body = art. 106 KPA
case-basis-suspended = art. 97 i 98 KPA
case-basis-mediation = art. 96a KPA
case-basis-party-delay = art. 35 par. 5 KPA
case-step-opened = założono sprawę
case-step-attached = dołączono pismo
case-step-paused = zegar zatrzymany: { $why }
case-step-paused-from = zegar zatrzymany od { $day }, wpisano { $entered }: { $why }
case-step-resumed = zegar znów biegnie
case-step-resumed-after = zegar znów biegnie: stał do { $day }, wpisano { $entered }
case-step-handed-over = przekazano: { $person }
case-step-renamed = zmieniono tytuł; poprzedni:
case-step-noted = notatka
case-step-drafted = projekt pisma
case-step-sent-for-approval = pismo oddane do akceptacji
case-step-given-back = pismo zwrócone do poprawy
case-step-approved = pismo zaakceptowane
case-step-settled = odpowiedź opieczętowana
case-step-reminded = przypomniano stronie o odebraniu odpowiedzi
case-step-undelivered = strona nie odebrała odpowiedzi w terminie
case-step-collected = pismo odebrane przez stronę
case-step-handed-on-paper = pismo doręczone na papierze
case-step-archived = przejęto akta do archiwum zakładowego
case-step-closed = zamknięto sprawę
case-step-detached = wyłączono z akt pismo { $number }
case-step-memo-put = adnotacja urzędowa
case-step-related = powiązano ze sprawą { $sign }
case-step-unrelated = rozłączono ze sprawą { $sign }
case-step-party-named = dopisano stronę
case-step-party-ended = wykreślono stronę
case-step-sent-out = przekazano pismo do wysłania
case-step-withdrawn = wycofano przesyłkę
case-step-posted = nadano pismo na poczcie
case-step-delivery-noted = zapisano wynik doręczenia
case-step-appealed = strona wniosła odwołanie lub zażalenie
case-step-waived = strona zrzekła się odwołania
case-related = Sprawy powiązane
case-file-whole = Całe akta
case-file-title = Akta sprawy
case-file-letter = Pismo
case-file-letter-about = { $number }, { $from }, wpłynęło { $day }; do akt: { $by }
case-file-answer = Odpowiedź
case-file-call = Wezwanie
case-file-unexamined = Pozostawienie bez rozpoznania
case-file-drafted = projekt: { $name }
case-file-approved = akceptacja: { $name }, { $moment }
case-file-sealed = pieczęć: { $moment }
case-file-version = Wersja { $number }
case-file-note = Notatka wewnętrzna
case-file-note-title = Uwaga dla urzędu
case-file-out = Pismo wyłączone z akt
case-log-title = Metryka sprawy
case-log-lead = Kto, kiedy i co zrobił w sprawie, z odesłaniem do dokumentu (art. 66a KPA). Powstaje sama z przebiegu sprawy.
case-log-back = Sprawa { $sign }
case-log-sign = Oznaczenie sprawy
case-log-about = Tytuł sprawy
case-log-started = Wszczęcie postępowania
case-log-caption = Czynności w sprawie, od pierwszej
case-log-when = Data czynności
case-log-who = Kto (imię, nazwisko, stanowisko)
case-log-what = Czynność
case-log-document = Dokument w aktach i jego identyfikator
case-log-answer = Pismo urzędu: { $title }
case-log-pdf = Pobierz do druku (PDF)
case-log-xml = Pobierz XML
case-log-foot = Metryka sprawy { $sign }, stan na { $moment }

preview-title = Podgląd pisma
preview-lead = Tak będzie wyglądać pismo na papierze. To tylko podgląd: niczego nie zapisano.
preview-beside = Kartka obok odświeża się w trakcie pisania. Podgląd niczego nie zapisuje.
preview-button = Pokaż podgląd
preview-sheet = Strona { $number } z { $of }
preview-more = { $count ->
    [one] Jeszcze { $count } strona, której tu nie pokazujemy.
    [few] Jeszcze { $count } strony, których tu nie pokazujemy.
   *[other] Jeszcze { $count } stron, których tu nie pokazujemy.
}
preview-too-much = Nie da się tego narysować: tekst jest za długi albo ma niewidoczne znaki. Co poprawić, powie zapisanie.
preview-without = Tych pól nie udało się wypełnić, bo w sprawie nie ma takich danych: { $fields }. Proszę wpisać je w treści.
template-title = Wzory pism
template-link = Wzory pism
template-of-unit = Wzory jednostki: { $unit }
template-of-office = Wzory całego urzędu
template-about = Wzór to temat i treść, od których zaczyna się pismo. Pola sprawy, na przykład znak albo imię i nazwisko, wypełniają się same.
template-new = Nowy wzór
template-none = Nie ma jeszcze żadnego wzoru.
template-list = Wzory, od dostępnych
template-name = Nazwa wzoru
template-name-hint = Po niej wzór się wybiera, na przykład: Zgoda na zajęcie chodnika.
template-kind = Rodzaj pisma
template-class = Klasa z wykazu akt
template-class-hint = Początek symbolu klasy, na przykład 53. Puste: dla każdej klasy.
template-every-class = każda
template-last = Ostatnia zmiana
template-changed = { $name }, { $day }, wersja { $version }
template-state-ended = wycofany
template-subject = Temat pisma
template-text = Treść pisma
template-text-hint = Pusty wiersz rozdziela akapity. W nawiasach klamrowych stoją pola, na przykład {"{"}znak{"}"}.
template-fields = Wstaw pole
template-fields-hint = Pole wstawia się w miejscu kursora; bez skryptów na końcu treści.
template-field-sign = znak sprawy
template-field-title = tytuł sprawy
template-field-client = imię i nazwisko
template-field-address = adres
template-field-today = dzisiejsza data
template-field-started = data wszczęcia
template-field-last-day = termin załatwienia
template-field-letter-number = numer pisma
template-field-letter-day = data wpływu
template-field-service = usługa
template-field-legal = podstawa prawna
template-field-officer = referent
template-field-phone = telefon referenta
template-field-room = pokój
template-field-unit = wydział
template-field-office = urząd
template-save = Zapisz wzór
template-saved = Wzór zapisany.
template-ended = Wzór wycofano. Pisma z niego zaczęte zostają, jakie były.
template-ended-about = Wzór jest wycofany: nie wybiera się go już i nie zmienia.
template-end = Wycofaj wzór
template-end-about = Wycofanego wzoru nie da się przywrócić; jego wersje zostają.
template-versions = Wersje
template-unknown = Nie ma takich pól: { $fields }.
template-safe = Niczego jeszcze nie zapisano; wszystko zostało w formularzu.
template-stale = Ktoś tymczasem zmienił ten wzór.
template-stale-more = Wpisany tekst został w formularzu. Proszę otworzyć wzór jeszcze raz i porównać go z najnowszą wersją.
template-error-empty = Brakuje: { $field }
template-error-empty-slip = Proszę to wypełnić.
template-error-long = Za długie: { $field }
template-error-long-slip = Nazwa może mieć 120 znaków, temat 250, treść 20 000.
template-error-hidden = Niewidoczne znaki: { $field }
template-error-hidden-slip = Tekst zawiera znaki, których nie widać albo które odwracają kolejność liter. Proszę wpisać go jeszcze raz bez wklejania.
template-error-unknown = Nieznane pole: { $field }
template-error-unknown-slip = Nie ma pól { $fields }. Proszę wybrać pole z listy pod treścią albo usunąć nawiasy klamrowe.
template-error-choice = Do poprawy: { $field }
template-error-choice-slip = Klasa to najwyżej cztery cyfry; rodzaj pisma wybiera się z listy.
template-error-too-many = Za dużo wzorów
template-error-too-many-slip = Jednostka może mieć 200 dostępnych wzorów. Proszę wycofać któryś z nieużywanych.
template-sample-sign = OR.5345.7.2026
template-sample-title = Wymiana latarni przy szkole
template-sample-client = Anna Przykładowa
template-sample-address = ul. Lipowa 7, 00-000 Okienkowo
template-sample-number = RPW/2026/123
template-sample-service = Pismo ogólne
template-sample-legal = art. 63 KPA
template-sample-room = 12
reply-template = Zacznij od wzoru
reply-template-hint = Temat i treść wzoru zastąpią puste pola; to, co już napisano, zostaje, a treść wzoru staje pod nią.
reply-template-button = Wstaw wzór
reply-template-used = Wstawiono wzór. Proszę przeczytać i uzupełnić; nic nie jest jeszcze zapisane.
reply-template-from = Zaczęto od wzoru: { $name }, wersja { $version }.
case-memo-annotation = Adnotacja
case-memo-annotation-about = O czynności ważnej dla sprawy, z której nie spisuje się protokołu (art. 72 KPA).
case-memo-note = Notatka służbowa
case-memo-question = Pytanie do innej komórki
case-memo-opinion = Opinia
opinion-link = Opinie innych komórek
opinion-title = Opinie innych komórek
opinion-back = Wróć do sprawy
opinion-about = Pytana komórka widzi akta tej sprawy i odpowiada wprost do nich. Nie zakłada własnej sprawy. Termin załatwienia biegnie dalej.
opinion-none = Nikt jeszcze nie został zapytany.
opinion-new = Zapytaj inną komórkę
opinion-unit = Komórka
opinion-due = Do kiedy
opinion-about-what = Czego dotyczy
opinion-question = Pytanie
opinion-button = Poproś o opinię
opinion-answer = Opinia
opinion-answer-button = Dołącz opinię do akt
opinion-asked = { $who } pyta, { $when }
opinion-given = { $who }, { $when }
opinion-until = odpowiedź do { $day }
opinion-state-waits = Czeka na opinię
opinion-state-late = Po terminie
opinion-state-given = Jest opinia
opinion-done-asked = Pytanie jest w aktach. Kierujący komórką ma je na swoim biurku.
opinion-done-given = Opinia jest w aktach sprawy.
opinion-error-due-slip = Termin odpowiedzi to dziś albo późniejszy dzień, najdalej za rok.
opinion-error-many = Liczba pytań
opinion-error-many-slip = W tej sprawie na odpowiedź czeka już dwadzieścia pytań.
case-memo-note-about = Z rozmowy, z oględzin albo o załatwieniu ustnym.
case-memo-add = Adnotacja
case-memo-about = Zostaje w aktach pod Twoim nazwiskiem i stanowiskiem. Nie da się jej zmienić; pomyłkę prostuje następna.
case-memo-kind = Rodzaj
case-memo-title = Czego dotyczy
case-memo-text = Treść
case-memo-button = Włącz do akt
case-detach = Wyłącz pismo
case-detach-about = Pismo dołączone przez pomyłkę wraca do Ciebie i czeka na właściwą sprawę. W historii zostaje ślad z powodem.
case-detach-which = Które pismo
case-detach-button = Wyłącz z akt
case-relate = Powiąż sprawę
case-relate-about = Powiązanie będzie widoczne w obu sprawach.
case-relate-sign = Znak drugiej sprawy
case-relate-button = Powiąż
case-unrelate = Rozłącz sprawę
case-unrelate-which = Którą sprawę
case-unrelate-button = Rozłącz
case-why = Dlaczego
case-why-hint = Powód zostaje w historii sprawy, widoczny dla urzędników.
case-done-memo = Adnotacja jest w aktach.
case-done-detach = Pismo wyłączone z akt. Czeka na biurku na właściwą sprawę.
case-done-relate = Sprawy powiązane.
case-done-unrelate = Sprawy rozłączone.
case-error-memo-kind = Rodzaj notatki
case-error-memo-kind-slip = Proszę wybrać jeden z rodzajów.
case-error-detach = Pismo
case-error-detach-slip = Proszę wybrać pismo z akt, inne niż to, którym sprawę założono.
case-error-related = Druga sprawa
case-error-related-slip = Proszę wskazać inną sprawę, która nie jest już w ten sposób zapisana.
case-error-why = Powód
case-error-why-slip = Proszę napisać, dlaczego.
case-note = Uwagi
case-note-inside = Widoczne tylko dla urzędników.
case-note-text = Treść notatki
case-note-add = Notatka
case-note-button = Zapisz notatkę
case-pause = Wstrzymaj zegar
case-pause-about = Dzień, w którym zegar staje, jeszcze się liczy. Strona dowie się, że zegar stoi i dlaczego.
case-pause-why = Dlaczego
case-pause-from = Od którego dnia
case-pause-from-hint = Dzień doręczenia wezwania albo wysłania zapytania.
case-pause-button = Wstrzymaj zegar
case-resume = Wznów zegar
case-resume-on = Którego dnia ustała przyczyna
case-resume-on-hint = To ostatni dzień, którego nie liczymy. Termin przesunie się o cały postój.
case-resume-button = Wznów zegar
case-hand-over = Przekaż
case-hand-over-to = Kto poprowadzi sprawę
case-hand-over-button = Przekaż sprawę
case-choose = Proszę wybrać
case-rename = Zmień tytuł
case-rename-title = Tytuł sprawy
case-rename-button = Zapisz tytuł
case-close = Zamknij sprawę
case-close-about = Po zamknięciu sprawę można tylko czytać.
case-close-noted-only = Sprawa nie ma odpowiedzi. Można ją zamknąć z podaniem powodu, na przykład „przyjęto do wiadomości”. Po zamknięciu sprawę można tylko czytać.
case-close-not-collected = Odpowiedzi nikt jeszcze nie odebrał. Po zamknięciu nadal będzie czekała na koncie. Sprawę będzie można tylko czytać.
case-close-reason = Powód
case-close-button = Zamknij sprawę
case-done-pause = Zapisano: zegar stoi.
case-done-resume = Zapisano: zegar znów biegnie.
case-done-hand-over = Sprawa przekazana.
case-done-note = Notatka zapisana.
case-done-rename = Tytuł zapisany.
case-done-close = Sprawa zamknięta.
case-done-opened = Sprawa założona, pismo jest w aktach.
case-done-attached = Pismo dołączone do akt.
case-error-reason = Powód wstrzymania
case-error-reason-slip = Proszę wybrać jeden z powodów.
case-error-day = Dzień
case-error-day-slip = Proszę podać dzień, na przykład 16.11.2026.
case-error-future = Dzień w przyszłości
case-error-future-slip = Ten dzień jeszcze nie nadszedł. Proszę podać dzisiejszy albo wcześniejszy.
case-error-early = Zbyt wczesny dzień
case-error-early-slip = Ten dzień jest przed wszczęciem sprawy albo przed ostatnią zmianą zegara. Proszę podać późniejszy.
case-error-answer-approved = Odpowiedź czeka na pieczęć
case-error-answer-approved-slip = Odpowiedź jest zaakceptowana i właśnie dostaje pieczęć. Za chwilę sprawa będzie załatwiona.
case-error-officer = Osoba
case-error-officer-slip = Proszę wybrać osobę z tej komórki, która jeszcze nie prowadzi tej sprawy.
case-error-empty = Pusta treść
case-error-empty-slip = Proszę wpisać treść.
case-error-long = Za długa treść
case-error-long-slip = Tytuł ma najwyżej 250 znaków, a notatka 4000. Proszę skrócić.
case-error-hidden = Niewidoczne znaki
case-error-hidden-slip = W treści są znaki, które ukrywają albo odwracają tekst. Proszę wpisać ją z klawiatury.
case-error-class = Klasa z wykazu akt
case-error-class-slip = Proszę znaleźć i zaznaczyć klasę końcową, która dziś obowiązuje.
case-error-start = Dzień wszczęcia
case-error-start-slip = Sprawa nie mogła zacząć się w przyszłości ani tak dawno. Zwykle jest to dzień wpływu pisma.
case-error-unit = Symbol komórki
case-error-unit-slip = Symbol komórki nie nadaje się do znaku sprawy. Proszę powiedzieć o tym administratorowi.
case-error-sign = Znak sprawy
case-error-sign-slip = Nie znaleźliśmy takiej sprawy. Znak wygląda tak: OR.1431.12.2026.
case-error-sign-other = Ta sprawa nie przyjmie pisma
case-error-sign-other-slip = Jest zamknięta albo prowadzi ją ktoś inny. Proszę wskazać sprawę, którą Państwo prowadzą.

open-page-title = { $number }: założenie sprawy
open-heading = Pismo do sprawy
open-back = Wróć do pisma
open-new = Nowa sprawa
open-existing = Do sprawy, która już jest
open-class-query = Szukaj w wykazie akt
open-class-query-hint = Symbol albo słowa, na przykład 5345 albo zaświadczenia.
open-class-button = Szukaj klasy
open-class = Klasa z wykazu akt
open-class-look = Proszę wyszukać klasę powyżej.
open-class-suggested = Klasa przewidziana dla tej usługi. Inną można wyszukać powyżej.
open-class-found = { $count ->
    [0] Nic nie pasuje do „{ $query }”. Proszę spróbować innego słowa albo początku symbolu.
    [one] Znaleziono { $count } klasę dla „{ $query }”.
    [few] Znaleziono { $count } klasy dla „{ $query }”.
   *[other] Znaleziono { $count } klas dla „{ $query }”.
}
open-class-many = Pierwsze { $shown } pasujących. Proszę dopisać słowo albo cyfrę symbolu.
open-category = kategoria archiwalna { $category }
open-group = grupa spraw wydzielona z tej klasy
open-title = Tytuł sprawy
open-title-hint = Nazywa przedmiot sprawy. Zobaczy go strona.
open-started = Dzień wszczęcia
open-started-hint = Od niego biegnie termin. Pismo wpłynęło { $day }.
open-button = Załóż sprawę
open-sign = Znak sprawy
open-sign-hint = Na przykład OR.1431.12.2026.
open-attach-button = Dołącz do akt

search-title = Szukaj
search-label = Znak, numer, nazwisko albo słowa z tytułu
search-button = Szukaj
search-hint = Szukamy w pismach i sprawach, które to konto może widzieć.
search-nothing = Nic nie pasuje do „{ $query }”. Proszę spróbować jednego słowa albo jego początku.
search-more = To nie wszystko: pokazujemy po 30 najnowszych. Kolejne słowo zawęzi wynik.
search-cases = Sprawy: { $count }
search-letters = Pisma: { $count }

list-title = Spisy spraw { $year }
list-heading = Spis spraw { $year }
list-all = Wszystkie spisy { $year }
list-years = Rok
list-none = W tym roku nikt jeszcze nie założył sprawy. Spis powstanie z pierwszą sprawą w klasie.
list-lists-caption = Spisy według klas wykazu akt.
list-list = Spis
list-unit = Komórka
list-class = Klasa
list-count = Spraw
list-day = Stan na dzień
list-groups = Grupy spraw wydzielone z tego spisu, każda z własnym spisem:
list-group-empty = W tym spisie nie ma jeszcze sprawy.
list-set-apart = Wydziel grupę spraw
group-title = Grupy spraw
group-about = Sprawy jednego rodzaju z tej samej klasy można prowadzić w osobnym spisie. Grupa zajmuje kolejny numer spisu klasy, a jej sprawy mają znaki takie jak FN.3120.2.1.2026. Z końcem roku grupa się zamyka, jak każdy spis.
group-new = Nowa grupa
group-class = Symbol klasy
group-class-hint = Klasa końcowa z wykazu akt, na przykład 3120.
group-name = Nazwa grupy
group-name-hint = Co łączy te sprawy, na przykład: Dodatki mieszkaniowe.
group-button = Wydziel grupę
group-done = Grupa jest wydzielona. Można już zakładać w niej sprawy.
group-caption = Grupy wydzielone w { $year }
group-by = Kto i kiedy wydzielił
group-error-class = Symbol klasy
group-error-class-slip = Nie ma takiej klasy końcowej w dzisiejszym wykazie akt. Proszę podać symbol, na przykład 3120.
group-error-many = Symbol klasy
group-error-many-slip = Komórka ma już w tym roku tyle grup, ile może mieć.
list-caption = Sprawy według numeru
list-sign = Znak sprawy
list-from = Wszczęta
list-sender = Od kogo
list-about = Tytuł
list-officer = Prowadzi
list-state = Stan
list-first = Od początku spisu
list-next = Następne

## Archiwum zakładowe

frame-archive = Archiwum
archive-title = Archiwum zakładowe
archive-lead = Sprawa trafia tu po dwóch pełnych latach kalendarzowych od zamknięcia. Komórka nadal ją czyta, ale nikt już nic w niej nie zmieni.
archive-back = Archiwum zakładowe
archive-due = Do przejęcia
archive-due-none = Żadna komórka nie ma teraz spraw do przekazania.
archive-due-caption = Komórki, których zamknięte sprawy można już przejąć
archive-unit = Komórka
archive-count = Spraw
archive-oldest = Najdawniej zamknięta
archive-choose = { $unit }: sprawy do przejęcia
archive-choose-about = Zaznaczone sprawy trafią na jeden spis zdawczo-odbiorczy. Odznacz te, których akta nie są jeszcze kompletne.
archive-choose-more = Na jednym spisie mieści się sto spraw. Pozostałe pokażą się po przejęciu tych.
archive-choose-read = Spis sporządza archiwista. Tu widać, co na niego czeka.
archive-choose-caption = Zamknięte sprawy komórki, najdawniej zamknięte najpierw
archive-take = Przejmij
archive-sign = Znak sprawy
archive-about = Tytuł
archive-closed = Zamknięta
archive-button = Przejmij i sporządź spis
archive-lists = Spisy zdawczo-odbiorcze
archive-lists-none = Nie ma jeszcze żadnego spisu.
archive-lists-caption = Spisy, najnowsze najpierw
archive-list-number = Numer
archive-list-made = Przejęto
archive-list-by = Kto przejął
archive-older = Starsze spisy
archive-newest = Najnowsze spisy
archive-loans = Wypożyczone akta
archive-loans-none = Wszystkie akta są na miejscu.
archive-loans-caption = Akta poza archiwum, najbliższy zwrot najpierw
archive-loan-who = Kto ma akta
archive-loan-due = Zwrot do
archive-loan-late = po terminie
archive-return = Zwrócono
archive-returned = Zwrot zapisany.
archive-error-nothing = Nie zaznaczono żadnej sprawy
archive-error-nothing-slip = Zaznacz przynajmniej jedną sprawę do przejęcia.
archive-error-many = Za dużo spraw naraz
archive-error-many-slip = Na jednym spisie mieści się najwyżej sto spraw.
archive-error-due = Lista się zmieniła
archive-error-due-slip = Którejś z zaznaczonych spraw nie można już przejąć: ktoś zrobił to przed chwilą. Poniżej jest aktualna lista.
archive-errors-safe = Niczego nie przejęto.
archive-list-title = Spis zdawczo-odbiorczy nr { $number }
archive-list-lead = { $unit } przekazuje, archiwum zakładowe przejmuje. Sprawy stoją w kolejności klas, lat i numerów.
archive-list-done = Przejęto sprawy i sporządzono spis.
archive-list-pdf = Pobierz spis (PDF)
archive-list-xml = Pobierz spis (XML)
archive-list-caption = Sprawy na spisie
archive-position = Lp.
archive-position-sign = Lp., znak sprawy
archive-heading-title = Klasa, tytuł
archive-dates = Daty skrajne
archive-category = Kategoria
archive-documents = Dokumentów
archive-keeping = Kategoria, przechowywanie
archive-from-to = { $from } – { $to }
archive-documents-count = { $count ->
    [one] { $count } dokument
    [few] { $count } dokumenty
   *[other] { $count } dokumentów
}
archive-list-foot = Spis zdawczo-odbiorczy nr { $number }
archive-kept-for-ever = przechowuje się wieczyście, nie podlega brakowaniu
archive-kept-until = brakowanie najwcześniej { $day }
archive-kept-expert = brakowanie najwcześniej { $day }, po ekspertyzie archiwum państwowego
archive-case-from = Przejmie archiwum
archive-case-from-day = najwcześniej { $day }
archive-case-kept = Kategoria archiwalna
archive-case-title = Sprawa { $sign } w archiwum
archive-case-list = Spis zdawczo-odbiorczy
archive-case-list-place = nr { $number }, poz. { $position }
archive-case-read = Otwórz akta sprawy
archive-lend-title = Wypożyczenie akt
archive-lend-about = Zapisz, kto bierze akta papierowe. Akta elektroniczne komórka czyta bez wypożyczania.
archive-lend-out = Akta są wypożyczone: { $who }, do { $day }.
archive-lend-who = Kto bierze akta
archive-lend-who-hint = Imię i nazwisko z komórką albo nazwa organu
archive-lend-why = W jakim celu
archive-lend-due = Zwrot do dnia
archive-lend-button = Zapisz wypożyczenie
archive-lent = Wypożyczenie zapisane.
archive-lend-error-who = Kto bierze akta
archive-lend-error-why = Cel wypożyczenia
archive-lend-error-due = Dzień zwrotu
archive-lend-error-empty = Wypełnij to pole.
archive-lend-error-long = Skróć do { $most } znaków.
archive-lend-error-hidden = Usuń znaki, których nie widać.
archive-lend-error-due-slip = Podaj dzień od dziś do roku naprzód, na przykład { $day }.
archive-lend-error-out = Akta są już wypożyczone
archive-lend-error-out-slip = Najpierw zapisz ich zwrot.
archive-lend-safe = Niczego nie zapisano.
archive-loans-of = Wypożyczenia tych akt
archive-loan-why = Cel
archive-loan-lent = Wypożyczono
archive-loan-back = Zwrot
archive-loan-back-by = { $day }, zwrot odnotowano: { $who }
archive-loan-still-out = poza archiwum, do { $day }
archive-to-disposal = Brakowanie: akta, których czas przechowywania minął
archive-package-about = Paczka zawiera wszystkie dokumenty spraw z tego spisu wraz z metadanymi. Ten sam spis daje zawsze tę samą paczkę.
archive-package = Pobierz paczkę archiwalną (tar)
archive-package-hash = Pobierz skrót paczki (SHA-256)
disposal-title = Brakowanie
disposal-lead = Tu sporządza się spisy akt, których czas przechowywania minął. O wybrakowaniu decydują po kolei eksperci (kategoria BE), kierownik urzędu i archiwum państwowe. Materiały archiwalne (A) nigdy tu nie trafią, a program sam niczego nie niszczy.
disposal-files = Akta po terminie przechowywania
disposal-files-none = Nie ma teraz akt, których czas przechowywania minął.
disposal-files-about = Zaznaczone akta trafią na jeden spis.
disposal-files-caption = Akta, których czas przechowywania minął, najdawniej najpierw
disposal-take = Na spis
disposal-class = Klasa
disposal-since = do brakowania od { $day }
disposal-button = Sporządź spis
disposal-lists = Spisy do brakowania
disposal-drawn = Sporządzono
disposal-by = Kto sporządził
disposal-error-nothing = Nie zaznaczono żadnych akt
disposal-error-nothing-slip = Zaznacz przynajmniej jedną sprawę.
disposal-error-lent = Akta są wypożyczone
disposal-error-lent-slip = Akta sprawy { $sign } są poza archiwum. Najpierw zapisz ich zwrot albo odznacz tę sprawę.
disposal-error-due-slip = Którejś z zaznaczonych spraw nie ma już na liście: ktoś wpisał ją przed chwilą na inny spis. Poniżej jest aktualna lista.
disposal-state-drawn = sporządzony
disposal-state-approved = zatwierdzony
disposal-state-consented = jest zgoda archiwum państwowego
disposal-state-given-up = zaniechano
disposal-list-title = Spis akt do brakowania nr { $number }
disposal-next-opinion = { $count ->
    [one] Jedna sprawa kategorii BE czeka na opinię ekspertów.
    [few] { $count } sprawy kategorii BE czekają na opinię ekspertów.
   *[other] { $count } spraw kategorii BE czeka na opinię ekspertów.
}
disposal-next-approve = Spis czeka na zatwierdzenie przez kierownika urzędu.
disposal-next-consent = Spis jest zatwierdzony. Prześlij go do archiwum państwowego z wnioskiem o zgodę.
disposal-next-consented = Archiwum państwowe zgodziło się pismem { $sign } z { $day }. Akta papierowe można zniszczyć zgodnie z tą zgodą; treść elektroniczna pozostaje w systemie.
disposal-no-files = Na spisie nie ma już żadnych akt.
disposal-steps = Przebieg
disposal-step-drawn = sporządzono spis
disposal-step-may-go = eksperci: można brakować
disposal-step-raised = eksperci: materiały archiwalne, zmieniono kategorię na A
disposal-step-approved = zatwierdzono spis
disposal-step-consented = zapisano zgodę archiwum państwowego
disposal-step-given-up = zaniechano brakowania
disposal-opinion = Opinia ekspertów
disposal-opinion-waits = czeka na opinię
disposal-opinion-dispose = można brakować
disposal-opinion-keep = materiały archiwalne, zachować
disposal-opinion-keep-hint = Sprawa zejdzie ze spisu i dostanie kategorię A na zawsze.
disposal-opinion-not-needed = niepotrzebna
disposal-opinion-letter = Pismo z opinią: znak i data
disposal-category-opinion = Kategoria, opinia
disposal-opine = Wpisz opinię
disposal-opine-about = Opinię wydaje archiwum państwowe, osobno o każdej sprawie kategorii BE.
disposal-opine-button = Zapisz opinię
disposal-approve = Zatwierdź spis
disposal-approve-about = Zatwierdzony spis idzie do archiwum państwowego. Spisu nie można potem zmienić, można tylko zaniechać brakowania.
disposal-approve-button = Zatwierdź
disposal-consent = Wpisz zgodę
disposal-consent-about = Zapisz znak i datę pisma, którym archiwum państwowe zgodziło się na brakowanie.
disposal-consent-sign = Znak pisma
disposal-consent-day = Data pisma
disposal-consent-button = Zapisz zgodę
disposal-give-up = Zaniechaj
disposal-give-up-about = Akta wrócą na listę tych, których czas przechowywania minął. Opinie trzeba będzie wpisać od nowa.
disposal-give-up-button = Zaniechaj brakowania
disposal-reason = Powód
disposal-done-drawn = Spis jest gotowy.
disposal-done-opinion = Opinia zapisana.
disposal-done-approved = Spis zatwierdzony.
disposal-done-consented = Zgoda zapisana.
disposal-done-given-up = Zaniechano brakowania.
disposal-stale = Spis zmienił się w międzyczasie
disposal-error-case = Której sprawy dotyczy opinia
disposal-error-case-slip = Wybierz sprawę kategorii BE z tego spisu.
disposal-error-opinion = Opinia
disposal-error-opinion-slip = Wybierz, co orzekli eksperci.
disposal-error-letter = Pismo
disposal-error-day-slip = Podaj dzień między zatwierdzeniem spisu a dzisiaj ({ $day }).
disposal-error-reason = Powód zaniechania

## Statystyka

statistics-link = Statystyka { $year }
statistics-title = Statystyka { $year }
statistics-office = Cały urząd
statistics-choose-unit = Komórka
statistics-show = Pokaż
statistics-running = Spraw w toku
statistics-late-now = Z tego po terminie
statistics-settled-in-year = Załatwiono w tym roku
statistics-in-time = W terminie
statistics-half = Połowa spraw trwała najwyżej
statistics-ninety = 9 na 10 spraw trwało najwyżej
statistics-days = { $days } { $days ->
    [one] dzień
   *[other] dni
}
statistics-months = Miesiąc po miesiącu
statistics-month-head = Miesiąc
statistics-month = { $month ->
    [1] styczeń
    [2] luty
    [3] marzec
    [4] kwiecień
    [5] maj
    [6] czerwiec
    [7] lipiec
    [8] sierpień
    [9] wrzesień
    [10] październik
    [11] listopad
   *[12] grudzień
}
statistics-month-short = { $month ->
    [1] sty
    [2] lut
    [3] mar
    [4] kwi
    [5] maj
    [6] cze
    [7] lip
    [8] sie
    [9] wrz
    [10] paź
    [11] lis
   *[12] gru
}
statistics-flow = Co wpłynęło i co załatwiono
statistics-timely = Czy na czas
statistics-legend = Co znaczą kolory
statistics-chart = Wykres: { $title }. Te same liczby są w tabeli niżej.
statistics-letters = Wpłynęło pism
statistics-opened = Wszczęto spraw
statistics-settled = Załatwiono
statistics-kept = W terminie
statistics-missed = Po terminie
statistics-no-term = Bez terminu
statistics-closed = Zamknięto
statistics-classes = Jak długo trwają sprawy: według klas wykazu akt
statistics-class = Klasa
statistics-units = Jak długo trwają sprawy: według komórek
statistics-unit = Komórka
statistics-paces-about = Dni kalendarzowe od wszczęcia do załatwienia, razem z czasem, gdy termin nie biegł. Sprawy załatwione w tym roku.
statistics-half-head = Połowa, dni
statistics-ninety-head = 9 na 10, dni
statistics-in-time-head = W terminie
statistics-bar-days = Ile dni
statistics-stages = Gdzie sprawy czekają
statistics-stages-about = Sprawy niezamknięte na dziś, według wieku od wszczęcia. Po terminie są te, w których dzień minął, a termin wciąż biegnie.
statistics-stage = Etap
statistics-waiting = Pisma, które nie są jeszcze w żadnej sprawie
statistics-waiting-about = Na dziś, według dni od zarejestrowania.
statistics-age-newest = do { $days } dni
statistics-age-between = od { $from } do { $to } dni
statistics-age-oldest = ponad { $days } dni
statistics-sum = Razem
statistics-bar-count = Ile i jak długo
statistics-csv = Pobierz tabelę „{ $title }” (CSV)
statistics-file = statystyka
statistics-name = Nazwa
statistics-how = „W terminie” liczymy tak jak zegar sprawy: przerwy, dni wolne i soboty przesuwają ostatni dzień. Sprawa zamknięta bez odpowiedzi nie jest ani załatwiona w terminie, ani po nim.

## Tablica komórki i kilka rzeczy naraz

board-link = Tablica komórki
board-title = Tablica
board-none = Nie ma tu żadnej otwartej sprawy. Pojawią się, gdy ktoś założy sprawę z pisma.
board-none-so = Żadna sprawa nie pasuje do tego wyboru.
board-people = Kto ile ma i na jakim etapie
board-cases = Sprawy
board-caption = Najpierw te, którym najbliżej do końca terminu.
board-everybody = Wszyscy
board-every-stage = Każdy etap
board-term = Termin
board-any-term = Każdy termin
board-late = Po terminie
board-soon = Do 7 dni
board-first = Od początku
board-choose-person = wybierz osobę
board-hand-over-to = Przekaż zaznaczone sprawy
board-hand-over = Przekaż
board-error-none = Zaznacz sprawy
board-error-none-slip = Zaznacz przynajmniej jedną sprawę na liście.
board-error-person = Wybierz osobę
board-error-person-slip = Wybierz, kto ma dostać zaznaczone sprawy.
board-errors-safe = Nic się nie zmieniło. Zaznaczone sprawy nadal są zaznaczone.
several-title = Co z tego wyszło
several-choose = Zaznacz
several-choose-one = Zaznacz { $number }
several-done = zrobione
several-stale = bez zmian: ktoś coś tu zrobił w międzyczasie, zajrzyj i spróbuj jeszcze raz
several-not-now = bez zmian: w tym stanie nie można
several-person = bez zmian: ta osoba już to ma albo nie może tego dostać
several-failed = bez zmian: nie udało się, spróbuj za chwilę
assigning-link = Dekretacja wielu pism naraz
assigning-title = Dekretacja
assigning-lead = Zaznacz pisma i powiedz raz, kto ma je załatwić. Każde zapisuje się osobno, jak przy dekretacji jednego.
assigning-source = Które pisma
assigning-waits = Czekają na dekretację
assigning-held = Ma je: { $name }
assigning-none = Nie ma tu żadnego pisma do zadekretowania.
assigning-caption = Pisma, najpierw najpilniejsze
assigning-until = Termin
assigning-more = Pokazujemy sto najpilniejszych. Następne pojawią się, gdy te zadekretujesz.
assigning-form = Zaznaczone pisma
assigning-button = Zadekretuj zaznaczone
assigning-error-none = Zaznacz pisma
assigning-error-none-slip = Zaznacz przynajmniej jedno pismo na liście.
assigning-errors-safe = Nic się nie zmieniło. Zaznaczone pisma nadal są zaznaczone.

## Co nowego

news-link = Co nowego
news-link-count = Co nowego: { $count }
news-title = Co nowego
news-near = Zbliża się termin albo już minął
news-others = Co zrobili inni
news-none = Nic nowego: w prowadzonych sprawach nikt inny nic nie zrobił i nikt nie przydzielił żadnego pisma.
news-count = Nowe: { $count }
news-read = Oznacz jako przeczytane
news-caption = Ostatnie { $days } dni, najnowsze najpierw. Starsze są w historii sprawy.
news-number = Znak albo numer
news-what = Co się stało
news-who = Kto
news-when = Kiedy
news-new = nowe
news-by-itself = automatycznie

## the answer of a case: on paper, and the page where it is written
reply-paper-sign = Znak sprawy
reply-paper-state = Stan
reply-paper-draft = projekt
reply-paper-phone = tel.
reply-paper-place = { $town }, { $day } r.
reply-paper-day = { $day } r.
reply-paper-approved = Pismo zatwierdzone przez
reply-paper-note = Pismo wydano w postaci elektronicznej i opatrzono pieczęcią elektroniczną ze znacznikiem czasu. Wystawca pieczęci: { $office }.
reply-paper-note-draft = To projekt. Nikt go jeszcze nie zatwierdził i nie nosi pieczęci urzędu.
reply-paper-check = Czy plik jest prawdziwy i niezmieniony, sprawdzi każdy, bez logowania:
reply-paper-number = Identyfikator pisma: { $number }
reply-post-office-head = kierownik urzędu
reply-post-deputy-head = zastępca kierownika urzędu
reply-post-unit-head = kierownik komórki
reply-title = Pismo w sprawie
reply-title-new = Napisz odpowiedź
reply-lead = Pismo wychodzi z urzędu dopiero po zatwierdzeniu. Do tego czasu można je zmieniać i zapisywać tyle razy, ile trzeba.
reply-addressee = Adresat
reply-addressee-hint = Imię i nazwisko albo nazwa, pod spodem adres. Każdy wiersz osobno, tak jak na kopercie.
reply-subject = Czego dotyczy
reply-subject-hint = Stoi na piśmie jako nagłówek. Podpowiadamy tytuł sprawy; można napisać inaczej.
reply-subject-begin = Sprawa: { $title }
reply-text = Treść
reply-text-hint = Najwyżej 20 000 znaków. Pusty wiersz zaczyna nowy akapit. Datę, znak sprawy, nagłówek urzędu i to, kto zatwierdził pismo, dopisujemy sami.
reply-save = Zapisz
reply-send = Zapisz i wyślij do zatwierdzenia
reply-preview = Pobierz podgląd zapisanej wersji (PDF)
reply-saved = Zapisano.
reply-sent = Wysłano do zatwierdzenia.
reply-done-given-back = Pismo wróciło do poprawy razem z uwagami.
reply-done-approved = Zatwierdzono. Urząd opatrzy pismo pieczęcią.
reply-done-handed = Zapisano, że pismo zostało wydane.
reply-given-back = Pismo wróciło do poprawy
reply-stale = W międzyczasie ktoś zmienił to pismo.
reply-stale-typed = Poniżej stoi to, co zostało wpisane na tej stronie; zapisana jest wersja tej drugiej osoby. Można ją pobrać i porównać. Przycisk Zapisz zastąpi ją tekstem z tej strony; obie wersje zostają w aktach.
reply-stale-kept = Nie da się go już tutaj zmienić. To, co zostało wpisane, można skopiować:
reply-stale-look = Poniżej stoi to, co jest zapisane teraz.
reply-typed = To, co zostało wpisane
reply-safe = Wszystko, co wpisano, jest nadal na tej stronie.
reply-safe-saved = Wszystko, co wpisano, jest zapisane. Pismo czeka z wysłaniem do zatwierdzenia.
reply-missing-addressee = Adresat: nikogo tu nie ma
reply-missing-addressee-slip = Proszę wpisać, do kogo idzie pismo.
reply-missing-title = Czego dotyczy: pole jest puste
reply-missing-title-slip = Proszę napisać w jednym zdaniu, czego dotyczy pismo.
reply-missing-text = Treść: pole jest puste
reply-missing-text-slip = Proszę napisać treść pisma.
reply-long = { $field }: za długo
reply-long-slip = Mieści się tu najwyżej { $most } znaków. Proszę skrócić.
reply-hidden = { $field }: znak, którego nie widać
reply-hidden-slip = Jest tu znak, którego nie widać albo który odwraca tekst, zwykle po wklejeniu z innego programu. Proszę wpisać ten fragment ręcznie.
reply-state-draft = Projekt
reply-state-draft-text = Pismo jest pisane.
reply-state-for-approval = Do zatwierdzenia
reply-state-for-approval-text = Pismo czeka na kierownika komórki albo kierownictwo urzędu.
reply-state-approved = Czeka na pieczęć
reply-state-approved-text = Pismo jest zatwierdzone i nie da się go zmienić. Pieczęć i znacznik czasu dołączą się same, zwykle w kilka sekund. Jeśli urząd czasu milczy, pismo poczeka i nic nie przepadnie.
reply-state-sealed = Opieczętowane
reply-state-sealed-text = Klient może odebrać pismo na swoim koncie; jeśli podał adres e-mail, dostał o tym wiadomość. Termin sprawy już nie biegnie.
reply-state-sealed-paper = Nadawca nie ma konta. Proszę wydrukować pismo, wydać je albo wysłać pocztą i zapisać to tutaj.
reply-state-undelivered = Nieodebrane
reply-state-undelivered-text = Klient nie odebrał pisma na swoim koncie, choć mu o nim przypomniano. Nie jest doręczone. Proszę doręczyć je inaczej, na przykład pocztą albo do rąk, i zapisać to tutaj. Klient wciąż może je odebrać sam.
reply-state-collected = Odebrane
reply-state-collected-text = Klient odebrał pismo. Można zamknąć sprawę.
reply-state-handed = Wydane
reply-state-handed-text = Pismo wydano na papierze. Można zamknąć sprawę.
reply-not-own = To pismo zatwierdzi ktoś inny niż osoba, która je pisała.
reply-approve = Zatwierdź
reply-approve-about = Po zatwierdzeniu nie da się już nic zmienić. Urząd opatrzy pismo pieczęcią, sprawa będzie załatwiona, a pismo gotowe do odebrania.
reply-give-back = Oddaj do poprawy
reply-give-back-button = Oddaj do poprawy
reply-remarks = Co poprawić
reply-remarks-hint = Przeczyta to osoba, która pisze pismo. Uwagi zostają w aktach sprawy; klient ich nie widzi.
reply-hand-over = Pismo wydano
reply-hand-over-button = Zapisz wydanie
reply-hand-how = Jak
reply-hand-post = pocztą
reply-hand-in-person = do rąk
reply-hand-day = Dzień
reply-hand-day-hint = Dzień nadania albo wydania, na przykład 22.11.2026.
reply-hand-how-missing = Jak: trzeba wybrać
reply-hand-how-missing-slip = Proszę wybrać, jak pismo zostało wydane.
reply-hand-day-wrong = Dzień: taki dzień nie pasuje
reply-hand-day-wrong-slip = Proszę podać dzień od opieczętowania pisma do dziś.
reply-facts = Dane pisma
reply-facts-drafted = Projekt
reply-facts-approved = Zgoda
reply-facts-approved-value = { $name }, { $moment }
reply-facts-sealed = Pieczęć
reply-facts-collected = Odbiór
reply-facts-handed = Wydanie
reply-facts-handed-value = { $day }, { $how }
reply-pdf = Pobierz pismo z pieczęcią (PDF)
reply-pdf-name = pismo
reply-pdf-name-draft = projekt-pisma
reply-back = Sprawa { $sign }

## Decyzje i postanowienia

ruling-kinds = Rodzaj pisma
ruling-kind-answer = Odpowiedź
ruling-kind-decision = Decyzja
ruling-kind-order = Postanowienie
ruling-decision = Decyzja
ruling-order = Postanowienie
ruling-title-new-decision = Napisz decyzję
ruling-title-new-order = Napisz postanowienie
ruling-title-decision = Decyzja w sprawie
ruling-title-order = Postanowienie w sprawie
ruling-lead-decision = Decyzja załatwia sprawę. Można ją zapisać niedokończoną; do zatwierdzenia pójdzie, gdy ma wszystko, czego wymaga art. 107 Kodeksu postępowania administracyjnego. Oznaczenie organu, datę oraz podpis z imieniem, nazwiskiem i stanowiskiem dopisujemy sami.
ruling-lead-order = Postanowienie rozstrzyga to, co wynikło w toku sprawy, a sprawa toczy się dalej. Do zatwierdzenia pójdzie, gdy ma wszystko, czego wymaga art. 124 Kodeksu postępowania administracyjnego. Oznaczenie organu, datę oraz podpis z imieniem, nazwiskiem i stanowiskiem dopisujemy sami.
ruling-party = Strona albo strony
ruling-party-hint = Kogo dotyczy rozstrzygnięcie: imię i nazwisko albo nazwa, adres. Adresatem może być pełnomocnik, stroną jest ten, kogo reprezentuje.
ruling-basis = Podstawa prawna
ruling-basis-hint = Przepis prawa materialnego z nazwą ustawy i miejscem ogłoszenia, a po nim przepis procedury.
ruling-basis-hint-order = Przepisy, na których opiera się postanowienie, na przykład art. 97 § 1 pkt 4, art. 61a albo art. 219.
ruling-basis-decision = Art. 104 ustawy z dnia 14 czerwca 1960 r. – Kodeks postępowania administracyjnego
ruling-basis-order = Art. 123 ustawy z dnia 14 czerwca 1960 r. – Kodeks postępowania administracyjnego
ruling-text = Rozstrzygnięcie
ruling-text-hint = Co się orzeka, bez uzasadnienia. Najwyżej 20 000 znaków. Pusty wiersz zaczyna nowy akapit.
ruling-contesting = Zaskarżenie
ruling-granted = Odstępuję od uzasadnienia, bo decyzja uwzględnia w całości żądanie strony
ruling-granted-hint = Art. 107 § 4. Taka decyzja jest od razu ostateczna i nie biegnie od niej termin na odwołanie (art. 127 § 1a). Nie wolno tak zrobić, gdy decyzja rozstrzyga sporne interesy stron albo zapadła wskutek odwołania.
ruling-order-stands = Na to postanowienie nie służy zażalenie
ruling-order-stands-hint = Zażalenie służy tylko wtedy, gdy przepis tak stanowi (art. 141 § 1). Bez zażalenia uzasadnienie nie jest konieczne.
ruling-reasons = Uzasadnienie
ruling-reasons-hint = Fakty, które uznano za udowodnione, dowody, przyczyny odmowy wiarygodności innym oraz wyjaśnienie podstawy prawnej. Najwyżej 40 000 znaków.
ruling-instruction = Pouczenie
ruling-instruction-hint = Czy, do kogo, jak i w jakim terminie można to zaskarżyć, oraz o prawie do zrzeczenia się. Podpowiadamy tekst z ustawy. Póki go nikt nie zmienił, dostosowuje się przy zapisywaniu do tego, co zaznaczono wyżej.
ruling-appeals-to = Samorządowego Kolegium Odwoławczego
ruling-instruction-decision =
    Od tej decyzji służy stronie odwołanie do { $to }. Odwołanie wnosi się za pośrednictwem organu, który wydał decyzję, w terminie 14 dni od dnia jej doręczenia (art. 127 § 1 i 2 oraz art. 129 § 1 i 2 Kodeksu postępowania administracyjnego).

    Przed upływem tego terminu strona może zrzec się prawa do wniesienia odwołania wobec organu, który wydał decyzję. Z dniem doręczenia organowi oświadczenia o zrzeczeniu się prawa do wniesienia odwołania przez ostatnią ze stron decyzja staje się ostateczna i prawomocna (art. 127a). Po zrzeczeniu się nie można już wnieść odwołania ani skargi do sądu administracyjnego.
ruling-instruction-granted = Decyzja uwzględnia w całości żądanie strony, dlatego odstąpiono od jej uzasadnienia (art. 107 § 4 Kodeksu postępowania administracyjnego). Jest ostateczna i nie służy od niej odwołanie (art. 127 § 1a).
ruling-instruction-order =
    Na to postanowienie służy stronie zażalenie do { $to }. Zażalenie wnosi się za pośrednictwem organu, który wydał postanowienie, w terminie 7 dni od dnia jego doręczenia (art. 141 § 2 oraz art. 129 § 1 w związku z art. 144 Kodeksu postępowania administracyjnego).

    Przed upływem tego terminu strona może zrzec się prawa do wniesienia zażalenia wobec organu, który wydał postanowienie. Z dniem doręczenia organowi oświadczenia o zrzeczeniu się tego prawa przez ostatnią ze stron postanowienie staje się ostateczne i prawomocne (art. 127a w związku z art. 144).
ruling-instruction-stands = Na to postanowienie nie służy zażalenie. Strona może je zaskarżyć tylko w odwołaniu od decyzji (art. 142 Kodeksu postępowania administracyjnego).
ruling-court = Sąd
ruling-court-lies = Służy powództwo, sprzeciw albo skarga do sądu
ruling-court-hint = Wtedy trzeba o tym pouczyć, razem z wysokością opłaty albo podstawą jej obliczenia i prawem do zwolnienia od kosztów (art. 107 § 1 pkt 9).
ruling-court-text = Pouczenie o drodze do sądu
ruling-court-text-hint = Zostaje puste, jeśli wyżej nic nie zaznaczono.
ruling-effect = Skutek
ruling-ends = Postanowienie kończy sprawę
ruling-ends-hint = Na przykład odmowa wszczęcia postępowania (art. 61a) albo odmowa wydania zaświadczenia (art. 219). Sprawa będzie wtedy załatwiona tym pismem.
ruling-both-reasons = Uzasadnienie: jest, choć miało go nie być
ruling-both-reasons-slip = Zaznaczono, że odstępuje się od uzasadnienia, a w tym polu coś jest. Proszę usunąć tekst albo odznaczyć pole wyżej.
ruling-missing-party = Strona: nikogo tu nie ma
ruling-missing-party-slip = Proszę wpisać, kto jest stroną (art. 107 § 1 pkt 3).
ruling-missing-basis = Podstawa prawna: pole jest puste
ruling-missing-basis-slip = Proszę powołać podstawę prawną (art. 107 § 1 pkt 4).
ruling-missing-text = Rozstrzygnięcie: pole jest puste
ruling-missing-text-slip = Proszę napisać, co się orzeka (art. 107 § 1 pkt 5).
ruling-missing-reasons = Uzasadnienie: pole jest puste
ruling-missing-reasons-slip = Proszę napisać uzasadnienie faktyczne i prawne albo zaznaczyć wyżej, dlaczego go nie ma.
ruling-missing-instruction = Pouczenie: pole jest puste
ruling-missing-instruction-slip = Proszę pouczyć stronę, czy i jak może to zaskarżyć (art. 107 § 1 pkt 7).
ruling-missing-court = Pouczenie o drodze do sądu: pole jest puste
ruling-missing-court-slip = Zaznaczono, że można iść do sądu. Proszę o tym pouczyć albo odznaczyć pole wyżej.
ruling-approve-order-about = Po zatwierdzeniu nie da się już nic zmienić. Urząd opatrzy postanowienie pieczęcią i będzie je można odebrać. Sprawa toczy się dalej.
ruling-facts-appeal = Zaskarżenie
ruling-facts-appeal-days = { $days } dni od doręczenia stronie
ruling-facts-appeal-none = nie służy; od razu ostateczne
ruling-paper-authority = Organ
ruling-paper-party = Strona
ruling-paper-basis = Podstawa prawna
ruling-paper-text = Rozstrzygnięcie
ruling-paper-reasons = Uzasadnienie
ruling-paper-instruction = Pouczenie
ruling-paper-court = Pouczenie o drodze do sądu
case-order-decide = Zatwierdź postanowienie
case-order-write-on = Pisz dalej postanowienie
case-order-hand = Zapisz wydanie postanowienia
case-step-ordered = postanowienie opieczętowane
matter-step-ordered = Urząd wydał postanowienie
matter-document-ruling-waiting = do odebrania, gotowe od { $day }
matter-ask-decision = Decyzja urzędu czeka
matter-ask-order = Postanowienie urzędu czeka
matter-ask-ruling-about = Pismo jest gotowe od { $day }.
matter-ask-ruling-text = Treść zobaczy się po odebraniu. Odebranie potwierdza doręczenie: zapiszemy dzień i godzinę, a od następnego dnia biegną terminy podane w piśmie, na przykład na odwołanie albo zażalenie. Nie da się tego cofnąć.
matter-ask-ruling-not-yet = Nieodebrane pismo nie jest doręczone. Jeśli długo poczeka, urząd może doręczyć je inaczej, na przykład pocztą.

## Upoważnienia do wydawania decyzji

authorisation-title = Upoważnienia
authorisation-about = Kto w imieniu organu załatwia sprawy i podpisuje decyzje oraz postanowienia (art. 268a Kodeksu postępowania administracyjnego). Kierownik urzędu podpisuje wszystko bez upoważnienia. Kto go nie ma, może pismo tylko zaakceptować, a podpisze je osoba uprawniona.
authorisation-new = Nowe upoważnienie
authorisation-person = Kto
authorisation-scope = Co może podpisywać
authorisation-both = decyzje i postanowienia
authorisation-decisions = decyzje
authorisation-orders = postanowienia
authorisation-classes = Klasy z wykazu akt
authorisation-classes-hint = Symbole oddzielone spacją, na przykład „5345 6220”. Obejmują też klasy podrzędne. Puste pole oznacza sprawy wszystkich klas.
authorisation-all-classes = wszystkie
authorisation-from = Od
authorisation-to = Do
authorisation-to-hint = Puste pole: do odwołania.
authorisation-document = Numer i data dokumentu
authorisation-document-hint = Na przykład „OR.077.12.2026 z 2 listopada 2026 r.”
authorisation-button = Wpisz upoważnienie
authorisation-list = Rejestr upoważnień, od najnowszych
authorisation-when = Kiedy
authorisation-days = { $from } – { $to }
authorisation-days-open = od { $from } do odwołania
authorisation-state-now = obowiązuje
authorisation-state-coming = jeszcze nie obowiązuje
authorisation-state-over = minęło
authorisation-state-ended = cofnięte { $day }
authorisation-end = Cofnij
authorisation-given = Upoważnienie wpisano.
authorisation-ended = Upoważnienie cofnięto. Zostaje w rejestrze.
authorisation-errors-safe = Wszystko, co wpisano, jest nadal na tej stronie.
authorisation-error-person = Kto: tej osoby nie można upoważnić
authorisation-error-person-slip = Proszę wybrać osobę, która pracuje w urzędzie. Kierownik urzędu nie potrzebuje upoważnienia.
authorisation-error-scope = Co może podpisywać: trzeba wybrać
authorisation-error-scope-slip = Proszę wybrać decyzje, postanowienia albo jedno i drugie.
authorisation-error-classes = Klasy: to nie są symbole klas
authorisation-error-classes-slip = Proszę wpisać najwyżej 20 symboli z samych cyfr, oddzielonych spacją.
authorisation-error-days = Do: ten dzień nie pasuje
authorisation-error-days-slip = Ostatni dzień nie może być przed pierwszym ani już minąć.
authorisation-error-document = Numer i data dokumentu: tak nie można
authorisation-error-document-slip = Proszę wpisać numer i datę dokumentu, najwyżej 200 znaków.
case-answer-accepted = do podpisu
case-step-accepted = projekt pisma zaakceptowany, czeka na podpis osoby uprawnionej
reply-state-accepted = Do podpisu
reply-state-accepted-text = Pismo jest zaakceptowane i czeka na podpis kierownika urzędu albo osoby upoważnionej.
reply-accept = Zaakceptuj i przekaż do podpisu
reply-accept-about = Bez upoważnienia do podpisywania takich pism w tej klasie spraw można je tylko zaakceptować. Podpisze je potem kierownik urzędu albo osoba upoważniona.
reply-done-accepted = Zaakceptowano. Pismo czeka na podpis osoby uprawnionej.
reply-facts-accepted = Akceptacja
ruling-paper-for = z up. { $of }
ruling-paper-for-authority = z upoważnienia organu

## Stan urzędu: alarmy

alarm-receipts-wait = Poświadczenia czekają na pieczęć
alarm-receipts-wait-text = { $count ->
    [one] Na pieczęć czeka { $count } poświadczenie
    [few] Na pieczęć czekają { $count } poświadczenia
   *[other] Na pieczęć czeka { $count } poświadczeń
}. Pisma są przyjęte i bezpieczne. Proszę sprawdzić klucz pieczęci i urząd znacznika czasu: gdy odpowiedzą, poświadczenia powstaną same.
alarm-key-out = Klucz pieczęci nie działa
alarm-key-out-text = Klucz „{ $key }” nie działa: { $detail }. Urząd pieczętuje następnym kluczem z ustawień, a gdy żaden nie działa, poświadczenia czekają. Więcej powie polecenie okienko doctor.
alarm-key-ends = Kończy się certyfikat pieczęci
alarm-key-ends-text = Certyfikat klucza „{ $key }” jest ważny do { $until }. Do tego czasu trzeba mieć następny: jak o niego wystąpić, mówi docs/running/keys.md.
alarm-roots-late = Dziennik czeka na znacznik czasu
alarm-roots-late-text = Od dłuższego czasu wpisy dziennika nie są objęte żadnym korzeniem ze znacznikiem czasu. Pisma i poświadczenia są bezpieczne, ale nie ma jeszcze dowodów, że nikt nie zmienił ostatnich wpisów. Proszę sprawdzić urząd znacznika czasu: gdy odpowie, znaczniki powstaną same.
alarm-authority-out = Urząd znacznika czasu nie odpowiada
alarm-authority-out-text = Urząd znacznika czasu { $authority } nie wydaje znaczników, które można przyjąć: { $detail }. Pytany jest następny z ustawień; gdy nie odpowiada żaden, poświadczenia czekają. Pisma są przez cały czas przyjmowane.
alarm-clock-off = Zegar urzędu różni się od zegara urzędu znacznika czasu
alarm-clock-off-text = Czas podawany przez { $authority } różni się od zegara urzędu o { $seconds } s. Proszę sprawdzić zegar maszyny (NTP): od niego pochodzi czas wpływu pism.
alarm-seals-end = Nie udało się przedłużyć ważności pieczęci
alarm-seals-end-text = { $count ->
    [one] { $count } poświadczenie będzie
    [few] { $count } poświadczenia będą
   *[many] { $count } poświadczeń będzie
} dowodem tylko do pewnego czasu, pierwsze do { $until }, i nie udało się tego przedłużyć. Program próbuje codziennie; przyczynę podaje jego dziennik i polecenie okienko doctor.
alarm-jobs-aside = Odłożone zadania
alarm-jobs-aside-text = { $count ->
    [one] Program odłożył { $count } zadanie, którego nie umiał wykonać
    [few] Program odłożył { $count } zadania, których nie umiał wykonać
   *[other] Program odłożył { $count } zadań, których nie umiał wykonać
}. Nic nie przepadło, ale zadania same nie ruszą: przyczynę podaje dziennik programu.
alarm-webhook-out = Inny system nie przyjmuje zdarzeń
alarm-webhook-out-text = Pod adresem { $address } nie przyjęto zdarzeń: { $detail }. Nic nie ginie: gdy system odpowie, wysyłanie ruszy samo od miejsca, w którym stanęło. Po trzech dniach wstrzymujemy je i trzeba je wznowić na stronie „Inne systemy”.
alarm-letters-lost = Dziennik i rejestr się nie zgadzają
alarm-letters-lost-text = { $count ->
    [one] { $count } pismo jest w dzienniku, a nie ma go w rejestrze, albo odwrotnie
    [few] { $count } pisma są w dzienniku, a nie ma ich w rejestrze, albo odwrotnie
   *[other] { $count } pism jest w dzienniku, a nie ma ich w rejestrze, albo odwrotnie
}. Tak nie może się stać bez ingerencji w bazę. Proszę niczego nie poprawiać, zabezpieczyć kopie i uruchomić okienko journal verify.
alarm-letters-unrouted = Pisma, których nikt nie ma
alarm-letters-unrouted-text = { $count ->
    [one] { $count } pismo zbyt długo czeka na rozdzielenie
    [few] { $count } pisma zbyt długo czekają na rozdzielenie
   *[other] { $count } pism zbyt długo czeka na rozdzielenie
}. Kancelaria widzi je w rejestrze i na stronie „Nic nie ginie”.
mail-alarms-subject = { $count ->
    [one] Alarm w urzędzie
   *[other] Alarmy w urzędzie: { $count }
}
mail-alarms = w urzędzie coś wymaga uwagi: { $alarms }.
mail-alarms-link = Zobacz stan urzędu
mail-alarms-after = Alarm zniknie sam, gdy przyczyna minie.

## Doręczenie za podpisanym poświadczeniem (UPD)

matter-ask-sign = Czeka pismo z urzędu za potwierdzeniem odbioru
matter-ask-sign-about = Pismo wysłał { $office } w sprawie { $sign }. Jest gotowe od { $day }.
matter-ask-sign-text = Treść otworzy się zaraz po podpisaniu poświadczenia doręczenia. Podpisać można profilem zaufanym, e-dowodem albo podpisem kwalifikowanym. Od podpisania biegną terminy podane w piśmie, na przykład na odwołanie.
matter-sign-button = Przejdź do podpisania poświadczenia
matter-step-signed-for = Odebrano pismo urzędu za podpisanym poświadczeniem doręczenia
matter-document-delivery = podpisane { $moment }
case-step-signed-for = strona podpisała poświadczenie doręczenia i odebrała pismo
reply-delivery = Doręczenie
reply-delivery-signed = Za podpisanym poświadczeniem doręczenia (UPD)
reply-delivery-hint = Klient zobaczy treść dopiero po podpisaniu poświadczenia, a urząd będzie miał dowód, kto i kiedy odebrał pismo. Proszę zaznaczyć przy decyzjach i pismach, od których biegnie termin. Bez zaznaczenia wystarczy kliknięcie na koncie.
reply-facts-way = Doręczenie
reply-facts-way-signed = za podpisanym poświadczeniem (UPD)
reply-state-sealed-signed = Pismo czeka na koncie klienta. Otworzy się po podpisaniu poświadczenia doręczenia (UPD). Dopóki klient go nie podpisze, pismo nie jest doręczone.
reply-state-signed-for-text = Klient podpisał poświadczenie doręczenia i odebrał pismo. Można zamknąć sprawę.
delivery-name = Poświadczenie doręczenia (UPD)
delivery-title = Podpisz poświadczenie doręczenia
delivery-back = Sprawa { $sign }
delivery-lead = Zaraz po sprawdzeniu podpisu otworzy się pismo z urzędu. Podpis potwierdza tylko odbiór pisma, a nie zgodę na to, co w nim jest.
delivery-who = Podpisać musi { $name }, bo do tej osoby adresowane jest pismo.
delivery-until = To poświadczenie można podpisać do { $moment }. Potem przygotujemy nowe, a pismo poczeka.
delivery-download = Proszę pobrać poświadczenie i niczego w nim nie zmieniać.
delivery-download-button = Pobierz poświadczenie (XML, { $size })
delivery-sign = Proszę podpisać je w swoim programie w formacie XAdES, z podpisem w środku pliku albo wokół niego.
delivery-file = Podpisane poświadczenie
delivery-file-hint = Do { $limit }. Sprawdzimy je od razu i powiemy, co z niego wynika.
delivery-button = Sprawdź podpis i otwórz pismo
delivery-hash = Skrót poświadczenia (SHA-256)
delivery-why = Po co ten podpis
delivery-why-text = Poświadczenie jest dowodem, kto i kiedy odebrał pismo. Zastępuje zwrotkę, którą podpisuje się na poczcie.
delivery-break-text = Przerwane podpisywanie niczego nie psuje. Pismo dalej czeka nieodebrane i można spróbować jeszcze raz.
delivery-safe-file = Pismo czeka nieodebrane i nic nie przepadło. Przeglądarka nie pozwala zapamiętać pliku, więc proszę wskazać go jeszcze raz.
delivery-too-large = Plik jest za duży
delivery-too-large-slip = Podpisane poświadczenie ma najwyżej { $limit }. Proszę wskazać plik, który powstał przy podpisywaniu.
delivery-unreadable = Tego pliku nie da się przeczytać
delivery-not-xml = To nie jest podpisane poświadczenie
delivery-not-xml-slip = Poświadczenie podpisuje się jako plik XML w formacie XAdES, a to jest inny rodzaj pliku. Proszę wybrać w programie format XAdES i podpisać pobrane poświadczenie.
delivery-not-signed = W pliku nie ma podpisu
delivery-several = W pliku jest więcej niż jeden podpis
delivery-several-slip = Poświadczenie podpisuje tylko adresat. Proszę podpisać raz pobrany plik i wskazać to, co powstało.
delivery-beside = Podpis jest w osobnym pliku
delivery-beside-slip = Dowodem ma być jeden plik: poświadczenie razem z podpisem. Proszę wybrać w programie podpis otoczony albo otaczający i podpisać jeszcze raz.
delivery-not-the-receipt = Podpisano inny dokument
delivery-not-the-receipt-slip = Podpis w tym pliku nie dotyczy poświadczenia, które teraz czeka. Proszę pobrać je jeszcze raz, podpisać bez żadnej zmiany i wskazać podpisany plik.
delivery-try-later = Podpisu nie możemy teraz sprawdzić do końca
delivery-try-later-slip = Wystawca certyfikatu nie odpowiada, więc nie wiemy, czy certyfikat nie został unieważniony. Plik jest dobry: proszę wskazać go jeszcze raz za kilka minut.
delivery-other-person-slip = To poświadczenie może podpisać tylko adresat pisma, a podpis złożyła inna osoba: { $signer }. Proszę podpisać własnym podpisem.
delivery-no-pesel-slip = Na koncie nie ma numeru PESEL, a po nim rozpoznajemy podpis. Kto ma PESEL, może go dopisać w urzędzie; pismo można też odebrać w urzędzie.
delivery-not-asked = Nie przygotowano jeszcze poświadczenia do podpisu
delivery-not-asked-slip = Przygotowaliśmy je teraz. Proszę je pobrać, podpisać i wskazać podpisany plik.
delivery-over = Minęła godzina i poświadczenie straciło ważność
delivery-over-slip = Przygotowaliśmy nowe, z aktualną godziną. Proszę je pobrać, podpisać i wskazać podpisany plik.
delivery-row-delivered = Doręczono
delivery-row-signer = Kto podpisał
delivery-row-timestamp = Znacznik czasu podpisu
delivery-row-timestamp-waits = jeszcze go nie ma; dołożymy go sami
delivery-row-issuer = Od kogo
delivery-row-addressee = Do kogo
delivery-row-case = Sprawa
delivery-row-letter = Identyfikator pisma
delivery-row-received = Poproszono o podpisanie
delivery-row-made = Przygotowano poświadczenie
delivery-row-number = Numer poświadczenia
delivery-done-lead = Pismo jest doręczone. To poświadczenie dowodzi, kto i kiedy je odebrał, a po skrócie można poznać, że chodzi dokładnie o ten plik.
delivery-done-facts = Co poświadcza
delivery-timestamp-about = Doręczenie jest ważne także bez znacznika. Znacznik czasu to dodatkowe potwierdzenie daty przez niezależny urząd czasu.
delivery-letter-hash = Skrót doręczonego pisma (SHA-256)
delivery-take = Do pobrania
delivery-xml = Podpisane poświadczenie
delivery-xml-about = XML, { $size }. To jest oryginał, warto go zachować.
delivery-letter = Pismo z pieczęcią urzędu
delivery-check = Sprawdzenie
delivery-check-text = Każdy, komu pokaże się to poświadczenie, może je sprawdzić.
delivery-check-link = Sprawdź numer poświadczenia
delivery-safe = Pismo czeka nieodebrane i nic nie przepadło.
delivery-tp-not-signed-text = Podpisywanie przerwano albo jeszcze trwa. Można do niego wrócić, zacząć od nowa albo podpisać poświadczenie inaczej.
delivery-tp-cancelled-text = Poświadczenia nie podpisano. Można zacząć od nowa albo podpisać je inaczej.
delivery-tp-not-begun-text = Nie czekamy teraz na podpis tego poświadczenia z profilu zaufanego: zaczęto je podpisywać drugi raz albo minęła godzina i jest już nowe.
delivery-tp-unreachable-text = Proszę spróbować za kilka minut. Jeżeli podpis był już złożony, nie trzeba go składać ponownie: odbierzemy go, gdy profil zaufany znów odpowie. Poświadczenie można też podpisać inaczej.
delivery-tp-faulty-text = Przyszło coś innego niż podpisane poświadczenie. To usterka po drodze, a nie pomyłka osoby podpisującej. Proszę zacząć podpisywanie od nowa albo podpisać poświadczenie inaczej.
delivery-tp-refused-slip = Nie możemy przyjąć podpisu z profilu zaufanego: { $reason }. Proszę podpisać poświadczenie jeszcze raz albo innym sposobem.
delivery-tp-try-later-slip = Nie wiemy teraz, czy certyfikat tego podpisu nie został unieważniony, bo jego wystawca nie odpowiada. Podpis jest złożony: proszę za kilka minut wybrać „Sprawdź, czy podpis już jest”.
delivery-plain = UPD, czyli dowód, kto i kiedy odebrał pismo z urzędu.
delivery-mark-words = POŚWIADCZENIE DORĘCZENIA
delivery-mark-name = Znak urzędu: { $office }
delivery-proof = To wydruk. Poświadczenie podpisał elektronicznie adresat, a podpis stoi pod plikiem XML. Numer może sprawdzić każdy, bez logowania:
delivery-paper = Poświadczenie na papierze
delivery-paper-about = PDF. Do pokazania i do segregatora.
reply-receipt-pdf = Pobierz poświadczenie doręczenia (PDF)
reply-receipt-xml = Pobierz poświadczenie z podpisem klienta (XML)
verify-delivery-number = Za tym poświadczeniem doręczono pismo naszego urzędu.
verify-delivery-good = To poświadczenie doręczenia jest u nas: adresat je podpisał, a nasz urząd doręczył mu pismo.
verify-delivery-not-ours = Podpis pod poświadczeniem doręczenia jest ważny, ale takiego poświadczenia u nas nie ma.
verify-delivery-other-name = Poświadczenie podpisał ktoś o innym imieniu lub nazwisku niż adresat, więc nie jest to jego podpis.
verify-delivery-other-file = Poświadczenie jest podpisane, ale wskazany plik nie jest pismem, które doręczono.
verify-delivery-not-signed = To poświadczenie doręczenia nie jest podpisane raz i w całości, więc niczego nie dowodzi.
verify-delivery-file-same = { $name }: to jest doręczone pismo
verify-delivery-file-other = { $name }: to inny plik
## Inne systemy

systems-title = Inne systemy
systems-lead = System obiegu dokumentów albo hurtownia danych może tu dostać własny klucz i czytać, co dzieje się w urzędzie.
systems-none = Nie wpuszczono jeszcze żadnego systemu.
systems-change = Zmień
systems-see = Zobacz
systems-new = Nowy system
systems-new-button = Wpuść i utwórz klucz
systems-name = Nazwa systemu
systems-name-hint = Po niej będzie wiadomo, czyj to klucz, na przykład: EZD, serwer obiegu.
systems-may = Co mu wolno
systems-events = czytać zdarzenia
systems-events-hint = Co się stało, kiedy i z czym: numery, znaki spraw, identyfikatory, bez imion i treści.
systems-personal = widzieć dane osobowe
systems-personal-hint = Imiona i nazwiska, tytuły spraw, notatki, które stoją przy zdarzeniach. Proszę pozwalać tylko, gdy jest do tego podstawa prawna.
systems-acts = prowadzić pisma i sprawy w imieniu pracowników
systems-acts-hint = System obiegu rejestruje, dekretuje, zakłada sprawy i oddaje decyzje za osobę, którą wskaże, w granicach jej uprawnień. Dziennik mówi, że zrobił to system.
systems-made = wpuszczony { $moment } ({ $who })
systems-used = ostatnio był { $moment }
systems-unused = jeszcze nie był
systems-shut-out = Zamknięcie dostępu
systems-shut-out-text = Klucz od razu przestanie działać i nie da się tego cofnąć. Ten sam system można wpuścić jeszcze raz, z nowym kluczem; będzie mógł czytać dalej od miejsca, w którym skończył.
systems-shut-out-button = Zamknij dostęp
systems-shut-out-at = dostęp zamknięty { $moment }
systems-shut-out-done = Dostęp jest zamknięty.
systems-key-title = Klucz jest gotowy
systems-key-text = Proszę go teraz skopiować do ustawień tamtego systemu. Pokazujemy go tylko raz i nigdzie nie zachowujemy.
systems-key-use = System podaje klucz w każdym żądaniu, w nagłówku
systems-key-on = Dalej do systemu
systems-error-name = System potrzebuje nazwy
systems-error-name-slip = Proszę wpisać krótką nazwę, na przykład nazwę programu.
systems-error-long = Nazwa systemu jest za długa
systems-error-long-slip = Proszę skrócić nazwę do { $limit } znaków.
systems-error-nothing = Nic mu jeszcze nie wolno
systems-error-nothing-slip = Proszę zaznaczyć, co system ma robić. Same dane osobowe to za mało.
systems-error-many = Systemów jest już 50
systems-error-many-slip = Proszę najpierw zamknąć dostęp systemowi, który nie jest potrzebny.
systems-nothing-done = Nikogo nie wpuszczono.
webhooks-title = Wysyłanie zdarzeń pod adres
webhooks-text = System nie musi pytać: to, co się dzieje, wysyłamy mu po kolei pod podany adres i podpisujemy. Co nie doszło, wysyłamy ponownie, aż dojdzie.
webhooks-address = Nowy adres
webhooks-address-hint = Adres https systemu. Komputer w sieci urzędu trzeba najpierw dopisać w ustawieniach programu (outbound).
webhooks-add = Dodaj adres
webhooks-secret-title = Adres jest dodany
webhooks-secret-text = Tym sekretem podpisujemy każdą wiadomość. Proszę go teraz skopiować do ustawień tamtego systemu: nie pokażemy go drugi raz.
webhooks-secret-use = System sprawdza nim nagłówek
webhooks-good = Wszystko doszło
webhooks-on-the-way = W drodze
webhooks-failing = Nie dochodzi od { $moment }
webhooks-paused = Wstrzymane { $moment }
webhooks-sent = Doszły zdarzenia do nr { $sequence } z { $last }, ostatnio { $moment }
webhooks-not-sent = Jeszcze nic nie doszło
webhooks-from = Wyślij od zdarzenia nr
webhooks-resend = Wyślij od tego miejsca
webhooks-resent = Wysyłanie ruszyło od wskazanego miejsca.
webhooks-close = Przestań wysyłać
webhooks-closed = Pod ten adres nic już nie wysyłamy.
webhooks-error-address = To nie jest adres
webhooks-error-address-slip = Proszę podać pełny adres, od https://, bez nazwy i hasła, najwyżej 500 znaków.
webhooks-error-many = Adresów jest już pięć
webhooks-error-many-slip = Proszę najpierw zrezygnować z adresu, który nie jest potrzebny.
webhooks-error-from = Nie ma takiego zdarzenia
webhooks-error-from-slip = Proszę podać numer od 1 do { $last }.
webhooks-nothing-done = Nic się nie zmieniło.

## Stan urzędu i „Nic nie ginie”

state-title = Stan urzędu
state-good = Wszystko działa.
state-good-text = Nic nie wymaga uwagi.
state-alarms = { $count ->
    [one] Jedna rzecz wymaga uwagi.
    [few] { $count } rzeczy wymagają uwagi.
   *[other] { $count } rzeczy wymaga uwagi.
} Alarm zniknie sam, gdy przyczyna minie.
state-since = Od:
state-waits = Co teraz czeka
state-receipts = Poświadczenia czekające na pieczęć
state-oldest = najstarsze od { $at }
state-jobs = Zadania programu, które czekają lub trwają
state-aside = Zadania odłożone
state-seals = Trwałość pieczęci
state-seals-text = Certyfikat pod pieczęcią albo znacznikiem czasu kiedyś wygasa. Program sam przedłuża poświadczenia i wysłane pisma 90 dni wcześniej, dokładając nowy znacznik czasu. Pierwsza wersja zostaje na zawsze.
state-seals-end = Poświadczenia i pisma, którym dowód kończy się w ciągu 90 dni
state-seals-first = pierwsze { $at }
state-seals-failed = W tym takie, których nie udało się przedłużyć
state-ended = Co było i minęło
state-ended-none = Nie było jeszcze żadnego alarmu.
state-from-to = od { $from } do { $to }
continuity-link = Nic nie ginie: co wpłynęło i co się z tym stało
continuity-title = Nic nie ginie
continuity-lead = Co wpłynęło { $day }: ile pism ma numer, ile poświadczenie i ile ktoś już ma u siebie. Liczby biorą się z dziennika, rejestru i poświadczeń osobno, więc różnica od razu wyjdzie na jaw.
continuity-days = Dni
continuity-before = Poprzedni dzień
continuity-after = Następny dzień
continuity-none = Tego dnia nic nie wpłynęło.
continuity-whole = Nic nie zginęło.
continuity-whole-text = Każde pismo ma numer, poświadczenie i jest u kogoś.
continuity-gaps = Czegoś brakuje: { $count }
continuity-gaps-caption = Pisma, którym czegoś brakuje
continuity-what = Czego brakuje
continuity-since = Wpłynęło
continuity-day = Cały dzień
continuity-hours = Godzina po godzinie
continuity-hour = Od godziny
continuity-filed = Wpłynęło
continuity-numbered = Ma numer
continuity-receipted = Ma poświadczenie
continuity-routed = Jest u kogoś
continuity-state = Razem
continuity-slip = potwierdzenie na papierze
continuity-all = komplet
continuity-some = są braki
continuity-no-number = bez numeru
continuity-no-channel = nie wiadomo
continuity-no-letter = dziennik zna to pismo, a nie ma go w rejestrze
continuity-no-entry = pismo jest w rejestrze, a dziennik go nie zna
continuity-no-receipt = poświadczenie czeka na pieczęć
continuity-no-route = nikt go jeszcze nie ma
letter-receipt = Poświadczenie
letter-receipt-waits = pismo przyjęte, poświadczenie jest pieczętowane
letter-receipt-sealed = opieczętowane { $at }

mail-call-ready-subject = Wezwanie do uzupełnienia: { $sign }
mail-call-ready = w sprawie { $sign } urząd przysłał wezwanie: trzeba coś uzupełnić. Co i do kiedy, zobaczy się po zalogowaniu i odebraniu wezwania.
mail-call-ready-link = Przejdź do wezwania
mail-call-ready-after = Samo otwarcie strony niczego nie odbiera. Termin biegnie od dnia po odebraniu.
call-title = Wezwanie do uzupełnienia
call-others = Wezwanie dotyczy pisma podanego wyżej. Można wskazać inne pismo z akt:
call-places = Czego brakuje
call-places-lead = Proszę wpisać uwagę przy tym, co trzeba uzupełnić albo poprawić. Klient zmieni tylko te miejsca; reszta zostanie tak, jak ją złożono.
call-place-filed = Złożono:
call-place-empty = Nic nie złożono.
call-points = Czego brakuje, własnymi słowami
call-points-hint = Każdy punkt w osobnym wierszu. Klient odpowie zwykłym pismem.
call-points-beside = Tylko wtedy, gdy brakuje czegoś, czego nie ma w formularzu, na przykład pełnomocnictwa. Każdy punkt w osobnym wierszu. Na takie wezwanie odpowiada się zwykłym pismem, więc nie łączy się go z uwagami powyżej.
call-days = Ile dni na uzupełnienie
call-days-hint = Co najmniej 7 (art. 64 § 2 KPA). Liczy się od dnia po doręczeniu.
call-letter = Wezwanie
call-letter-lead = Punkty z uwagami, termin i pouczenie o skutkach dopisujemy sami pod treścią.
call-delivery-hint = Proszę zaznaczyć, jeśli ma być dowód doręczenia z podpisem klienta. Bez dowodu doręczenia nie da się pozostawić podania bez rozpoznania; kliknięcie na koncie też jest dowodem.
call-remark = Uwaga
call-error-days = Ile dni: liczba nie pasuje
call-error-days-slip = Proszę wpisać liczbę od { $least } do { $most }.
call-error-no-points = Nie wskazano niczego do uzupełnienia
call-error-no-points-slip = Proszę wpisać uwagę przy tym, czego brakuje.
call-error-too-many = Za dużo punktów
call-error-too-many-slip = Wezwanie mieści najwyżej { $most } punktów.
call-error-mixed = Uwagi w formularzu i punkty własnymi słowami
call-error-mixed-slip = Nie da się odpowiedzieć na jedno i drugie w jednym piśmie. Proszę zostawić uwagi przy formularzu albo same punkty.
call-subject-begin = Wezwanie do uzupełnienia: { $title }
call-text-begin = Na podstawie art. 64 § 2 Kodeksu postępowania administracyjnego wzywam do usunięcia braków pisma nr { $number }, które wpłynęło { $day }. Uzupełnienia można dokonać osobiście albo przez pełnomocnika, na koncie w portalu urzędu albo na piśmie.
call-paper-points = Do uzupełnienia:
call-paper-point = { $number }. { $label }: { $remark }
call-paper-point-alone = { $number }. { $remark }
call-paper-term = Termin: { $days ->
    [one] { $days } dzień
    [few] { $days } dni
    [many] { $days } dni
   *[other] { $days } dni
} od dnia doręczenia tego wezwania. Dnia doręczenia nie wlicza się; jeżeli ostatni dzień jest sobotą albo dniem ustawowo wolnym, termin upływa następnego dnia roboczego.
call-paper-effect = Jeżeli braki nie zostaną w tym terminie usunięte, podanie zostanie pozostawione bez rozpoznania (art. 64 § 2 Kodeksu postępowania administracyjnego).
call-unexamined-subject = Pozostawienie bez rozpoznania: { $title }
call-unexamined-text = Wezwaniem z { $called }, doręczonym { $delivered }, urząd wezwał do usunięcia braków podania. Termin upłynął { $until }. Do tego dnia braków nie usunięto.

    Dlatego na podstawie art. 64 § 2 Kodeksu postępowania administracyjnego podanie pozostawia się bez rozpoznania.
call-write = Wezwij do uzupełnienia
call-write-on = Pisz dalej wezwanie
call-decide = Sprawdź i zaakceptuj wezwanie
call-hand = Odnotuj doręczenie wezwania
call-leave-unexamined = Pozostaw bez rozpoznania
call-state-sealed = Wezwanie czeka na koncie klienta; jeśli podał adres e-mail, dostał o tym wiadomość. Zegar sprawy stanie w dniu odbioru. Gdyby klient długo nie odbierał, wezwanie można wydać na papierze i zapisać to tutaj.
call-state-sealed-paper = Nadawca nie ma konta. Proszę wydrukować wezwanie, wydać je albo wysłać pocztą i zapisać to tutaj.
call-state-open = Doręczone { $day }. Klient ma czas do { $until }. Do uzupełnienia zegar sprawy stoi; potem ruszy sam.
call-state-answered = Uzupełnienie wpłynęło i jest w aktach.
call-state-ended = Wezwanie już nie obowiązuje.
call-approve-about = Po zatwierdzeniu nie da się już nic zmienić. Urząd opatrzy wezwanie pieczęcią i będzie je można odebrać. Sprawa pozostanie otwarta.
call-facts-days = Termin
call-facts-days-value = { $days ->
    [one] { $days } dzień
    [few] { $days } dni
    [many] { $days } dni
   *[other] { $days } dni
} od doręczenia
call-facts-until = Klient ma czas do
call-asked = Do uzupełnienia
call-changes = Co się zmieniło
call-before = Przedtem
call-after = Teraz
call-nothing = (nic)
call-not-changed = Klient nic tu nie zmienił.
case-step-called = wezwanie opieczętowane, czeka na odbiór
case-step-supplemented = wpłynęło uzupełnienie
case-step-call-ended = wezwanie cofnięte
case-step-left-unexamined = pozostawiono bez rozpoznania
case-clock-called = Klient ma czas do { $until }.
case-clock-call-missed = Termin dla klienta upłynął { $until }.
case-stage-called = wezwanie czeka na odbiór
matter-word-call = wezwanie do odebrania
matter-ask-call = Urząd prosi o uzupełnienie
matter-ask-call-about = Wezwanie jest gotowe od { $day }.
matter-ask-call-text = Czego brakuje, zobaczy się po odebraniu. Odebranie potwierdza doręczenie: od następnego dnia biegnie termin na uzupełnienie, a sprawa czeka.
matter-ask-answer-call = Do uzupełnienia do { $until }
matter-ask-answer-call-late = Termin na uzupełnienie upłynął { $until }
matter-ask-answer-call-text = Formularz otworzy się wypełniony tak, jak go złożono. Zmienić można tylko to, o co urząd prosi; potem wystarczy podpisać i złożyć.
matter-ask-answer-call-words = Odpowiada się zwykłym pismem; znak sprawy jest już wpisany, a pismo trafi wprost do akt.
matter-ask-answer-call-effect = Bez uzupełnienia w terminie urząd może pozostawić podanie bez rozpoznania (art. 64 § 2 KPA).
matter-ask-answer-call-late-text = Uzupełnienie nadal można złożyć, ale urząd może już pozostawić podanie bez rozpoznania.
matter-answer-call-button = Uzupełnij
matter-document-call = Wezwanie do uzupełnienia
matter-document-call-waiting = Wezwanie, gotowe od { $day }
matter-step-called = Urząd przysłał wezwanie do uzupełnienia
matter-step-supplemented = Wpłynęło uzupełnienie
matter-step-call-ended = Urząd cofnął wezwanie
matter-step-left-unexamined = Podanie pozostawiono bez rozpoznania
draft-supplement = Uzupełnienie w sprawie { $sign }. Zmienić można tylko to, o co prosi urząd.
draft-supplement-asks = Urząd prosi:
draft-supplement-words = Odpowiedź na wezwanie w sprawie { $sign }. Urząd prosi o:
draft-list-supplement = Uzupełnienie w sprawie { $sign }

desk-call-missed = minął termin wezwania
## Zastępstwa

substitution-title = Zastępstwa
substitution-link = Zastępstwa
substitution-signs-as = { $who } (w zastępstwie: { $absent })
substitution-acting = Działasz w zastępstwie: { $name }. W historii spraw zapisują się oba nazwiska.
substitution-leave = Wróć na swoje miejsce
substitution-mine = Kogo zastępujesz
substitution-mine-none = Dziś nikogo.
substitution-mine-about = Po wejściu widzisz biurko tej osoby i masz jej uprawnienia, dopóki nie wrócisz na swoje miejsce.
substitution-enter = Wejdź na miejsce: { $name } (do { $until })
substitution-new = Ustal zastępstwo
substitution-new-about = Zastępca działa z uprawnieniami nieobecnej osoby od pierwszego do ostatniego dnia włącznie. Własnych projektów nie zatwierdzi.
substitution-absent = Kto jest nieobecny
substitution-substitute = Kto zastępuje
substitution-from = Od dnia
substitution-to = Do dnia (włącznie)
substitution-button = Ustal zastępstwo
substitution-list = Zastępstwa, od najpóźniejszego
substitution-when = Kiedy
substitution-days = od { $from } do { $to }
substitution-state-now = Trwa
substitution-state-coming = Przyszłe
substitution-state-over = Minęło
substitution-state-ended = Zakończone wcześniej
substitution-end = Zakończ dziś
substitution-set = Zastępstwo jest ustalone.
substitution-ended = Zastępstwo jest zakończone.
substitution-errors-safe = To, co już wpisano, zostało w formularzu.
substitution-error-person = Proszę wskazać osobę
substitution-error-person-slip = Proszę wybrać osobę z listy.
substitution-error-absent-slip = Tej osobie nie można tu wyznaczyć zastępcy. Proszę wybrać inną z listy.
substitution-error-substitute-slip = Zastępcą może być inna osoba, która pracuje w urzędzie. Proszę wybrać ją z listy.
substitution-error-past = Ten dzień już minął albo jest przed pierwszym
substitution-error-past-slip = Proszę podać dzień nie wcześniejszy niż dziś i niż pierwszy dzień.
substitution-error-far = Zastępstwo trwa najwyżej rok
substitution-error-far-slip = Proszę podać wcześniejszy dzień.
substitution-error-overlaps = W tych dniach jest już zastępstwo
substitution-error-overlaps-slip = Zastępuje { $name }, { $days }. Proszę podać inne dni albo zakończyć tamto zastępstwo.
