# The words of Okienko in English. Same keys and arguments as Polish, in the same order.

## Time and numbers

date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-day = { $day } { $month } { $year }
date-day-month = { $day } { $month }
date-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
date-on-weekday = { $weekday ->
    [1] on Monday
    [2] on Tuesday
    [3] on Wednesday
    [4] on Thursday
    [5] on Friday
    [6] on Saturday
   *[7] on Sunday
}
date-until-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
date-until = { $weekday }, { $day }
date-moment = { $weekday }, { $day }, { $time }
date-moment-within = { $weekday }, { $day }, { $time }
date-short = { $day }, { $time }
files-count = { $count } { $count ->
    [one] file
   *[other] files
}

## The frame of a page

frame-this-language = English
frame-skip = Skip to the content
frame-tagline = the office online
frame-tagline-office = the office desk
frame-languages = Other languages
frame-menu = Menu
frame-close-menu = Close the menu
frame-places = Main places
frame-catalogue = Services
frame-filings = My matters
frame-verify = Check a document
frame-desk = Desk
frame-register = Letters
frame-inbox = Unit
frame-case-list = List of cases
frame-search = Search
frame-officials = People
frame-state = State of the office
frame-systems = Other systems
frame-units = Units
frame-sign-in = Sign in
frame-sign-out = Sign out
frame-phone = tel.
frame-phone-long = Telephone
frame-accessibility = Accessibility statement
frame-privacy = Data protection
frame-back = Back
field-optional = (optional)
pages-name = Pages of the list
pages-older = Older
pages-newest = To the newest

## The demonstration office

demo-name = Demonstration office
demo-invented = People and matters are invented.
demo-enter-as = Enter as…
demo-mailbox = Mailbox
demo-sandbox = Sandbox

## Front page

front-title = What do you need to do?
front-number-placeholder = UPP/{ $year }/…
front-search-label = Name of the matter, for example: letter, complaint, application
front-search-button = Search
front-due = To do
front-services = Matters online
front-check = Check your matter
front-check-intro = The number of the receipt (UPP) is enough, not that of the letter (RPW). Without signing in we tell only whether our office issued the receipt, and at what time.
front-check-button = Check
front-filings = See all your matters
front-sign-in = Sign in to see your matters
front-office = The office
front-hours = Office hours
front-always-online = Online: at any time.

## Catalogue

catalogue-title = Services
catalogue-all = All matters
catalogue-found = { $count ->
    [0] Nothing matches
    [one] { $count } matter found
   *[other] { $count } matters found
}
catalogue-nothing = We found nothing for “{ $query }”. Please try one word, or call us: we will say what the matter is called. About any matter you can also send a general letter.
catalogue-show-all = Show all matters
catalogue-help = Who can help
catalogue-help-text = We will tell you what the matter is called and what to prepare.

## Service card

service-back = All matters
service-who = For whom
service-cost = Cost
service-time = How long
service-result = What you get
service-prepare = What to prepare
service-prepare-hint = Tick things off if you like. None of it is stored.
service-sign-in-first = We will ask you to sign in or open an account first.
service-ways = Ways to do it
service-fill = Fill in the form
service-fill-hint = You can stop at any time; your answers are saved.
service-fill-new = Begin a new letter
service-unfinished = A letter that you began is waiting, saved { $moment }.
service-go-on = Finish the letter
service-too-many = You have begun so many letters that no other can be begun. Please finish or delete one.
service-own-text = All you need is an XML or PDF file with an electronic signature.
service-own = I have a signed letter ready
service-paper = On paper
service-legal = Legal basis

## Filling in a letter

draft-steps = Steps
draft-applicant = Your details
draft-attachments = Attachments
draft-check = Check
draft-sign = Signature
draft-place = step { $place } of { $of }
draft-saved = saved at { $time }
draft-saved-before = saved { $moment }
draft-next = Save and go on
draft-to-check = Save and go back to the check
draft-later = I will finish later
draft-safe = All your answers are saved, those to be corrected too. Nothing is lost.
draft-help = Help
draft-kept = Nothing gets lost
draft-kept-text = Your answers are saved at every step. The letter waits in your account until { $until }, on any device.
draft-discard = Delete this letter
draft-questions = If you are not sure
draft-applicant-title = Who is sending the letter?
draft-applicant-intro = What your account already says is filled in. Changes made here hold for this letter alone.
draft-address-text = The office must know where to send its answer.
draft-address-missing = The office cannot deal with your letter without an address. Please fill this in.
draft-files-intro = Files come to us when you press “Add” or “Save and go on”.
draft-files-limits = At most { $files } files and { $whole } together.
draft-files-hint = PDF, pictures (JPG, PNG, TIFF), text documents and spreadsheets. { $most ->
    [one] One file, up to { $limit }.
   *[other] At most { $most } files, each up to { $limit }.
}
draft-files-add = Add
draft-files-remove = Remove
draft-files-full = There are as many files here as can be added. To add another, please remove one first.
draft-files-none = No file was chosen
draft-files-none-slip = Please choose a file first, then press “Add”.
draft-files-safe = The files in the list are saved. Those that were refused were not kept.
draft-check-title = Is everything right?
draft-check-intro = This is how your letter reads. Take your time; every part of it can still be changed.
draft-check-changed = The answers were changed in another window. This is what they say now; please read them.
draft-check-then = Once you confirm it, the text does not change: your signature goes under exactly this. The document itself is in Polish, the language of the office. Until you sign you can still unlock it and correct it.
draft-check-button = Confirm the text and go on to sign
draft-change = Change
draft-letter-mailing = mailing address: { $address }
draft-letter-file = { $name }, { $size }
draft-letter-no-files = No attachments.
draft-letter-delivery = How decisions come: { $delivery }.
draft-about = About letter { $number } of { $day }.
draft-letter-nothing = not given
draft-letter-fee = To be paid
draft-letter-times = { $count } × { $amount }
draft-letter-sum = Together
draft-fixed = The text is confirmed
draft-fixed-late = The text was confirmed in another window already, so what came just now was not saved. What you typed usually comes back with the browser’s Back button.
draft-fixed-text = Your letter is only waiting to be signed. Your answers are safe and just as the confirmed text has them.
draft-fixed-sign = Go on to sign
draft-fixed-change = Is there anything left to correct?
draft-fixed-change-text = We will unlock the letter with all your answers. After the corrections its text is confirmed once more, and a document downloaded before no longer counts.
draft-fixed-reopen = Correct the answers
draft-discard-title = Delete this letter?
draft-discard-text = { $files ->
    [0] We will delete all your answers. This cannot be undone.
    [one] We will delete all your answers and { $files } file. This cannot be undone.
   *[other] We will delete all your answers and { $files } files. This cannot be undone.
}
draft-discard-button = Delete the letter
draft-discard-keep = Keep it

## Questions of forms and mistakes in answers

question-room = At most { $longest } characters.
question-room-left = There is room for { $left } more of { $longest } characters.
question-pesel = 11 digits.
question-no-answer = no answer
question-before-answer = { $label }:
answer-not-past = this date is still to come
answer-not-past-slip = Please give today or a day before it.
answer-not-future = this date has passed
answer-not-future-slip = Please give a day after today.
answer-too-small = too small
answer-too-small-slip = The least possible number is { $least }.
answer-too-large = too large
answer-too-large-slip = The largest possible number is { $most }.
answer-not-chosen = an answer must be chosen
answer-sign = there is a sign here that cannot be seen
answer-sign-slip = There is a sign here that cannot be seen or that turns text around ({ $sign }). Please remove it.
answer-no-choice = there is no such answer
answer-no-such-day = there is no such day
answer-choice-slip = Please choose one of the answers.
answer-whole-slip = Please type the number in digits, for example 2.
answer-too-long-slip = There is room for { $longest } characters at most. Please shorten it.
answer-statement = The statement must be ticked
answer-statement-slip = We cannot take the letter without this statement. Please read it and tick it if it is true.
answer-no-file = { $slot }: a file is missing
answer-no-file-slip = We cannot take the letter without this attachment. Please choose a file.

## Checking documents

verify-title = Is this document genuine?
verify-intro = Choose a file with a signature, or a receipt. You need not sign in.
verify-file = File to check
verify-file-hint = Signed XML or PDF, a container (.asice, .asics), a signature file (.p7m, .p7s, .sig) or a receipt from the office, up to { $limit }. You can also drop it on this field.
verify-data = Files that the signature or receipt is about
verify-data-hint = A signature may stand in a file of its own; then choose the signed file as well. For a receipt we compare the digests of the files you choose; the proof of its entry in the journal may be added, too.
verify-button = Check the document
verify-by-number = By number
verify-by-number-intro = We say only whether our office issued the receipt, and when. Its content is seen by whoever has the file.
verify-number-label = Number of the receipt, beginning with UPP
verify-result = Result
verify-details = Details for the curious
verify-about = About checking
verify-how = How it works
verify-how-text = We check three things: whether the content is untouched, who signed, and whether the certificate was valid then.
verify-not-kept = We do not keep the file
verify-not-kept-text = We read it, answer and forget it. Checking changes nothing in the office.
verify-number-issued = Our office issued this receipt.
verify-number-unknown = We know no receipt with this number.
verify-number-unknown-advice = Please compare the number with the document. If it is the same, the receipt is not from our office.
verify-number-of-letter = This is the number of a letter, not of a receipt.
verify-number-of-letter-advice = Please enter the receipt's number. It begins with UPP or UPD and stands on the receipt.
verify-print = This is a print. Our office issued the receipt with its number.
verify-print-advice = Please compare the number and the time with the print.
verify-code-unknown = We do not know this receipt.
verify-code-unknown-advice = Please check that the address is complete. If it is, the code is not from a receipt of our office.
verify-number-sealing = This is our number: the letter came in, and its receipt is being sealed.
verify-good = The document is genuine and nobody changed it after it was signed.
verify-good-apart = The signature is valid and matches the files you chose.
verify-wrong = Do not trust this document: { $reason }.
verify-wait = It cannot be told yet: { $reason }.
verify-unsigned = There is no signature in this file.
verify-unsigned-advice = A print of a receipt (PDF) is checked by its number or its QR code, not as a file. Nobody vouches for what a file without a signature says. If the signature stands in another file, choose that one, and add this one below.
verify-unreadable = We cannot check this file: { $reason }.
verify-receipt-good = Our office issued this receipt and nobody changed it.
verify-receipt-good-other = The receipt is genuine and nobody changed it.
verify-receipt-files-differ = The receipt is genuine, but the file you chose is not the one that came in.
verify-receipt-proof-differs = The receipt is genuine, but the proof you chose says nothing of it.
verify-row-proof = Proof of the entry in the journal
verify-proof-good = { $name }: the entry about this letter stood in the office’s journal on { $moment }, under a timestamp
verify-proof-wait = { $name }: the entry is right, but it is not known now whether the certificate of the timestamp authority was revoked
verify-proof-stamp = { $name }: the entry is right, but the timestamp cannot be accepted
verify-proof-other = { $name }: this is the proof of another entry
verify-proof-alone = This is the proof of an entry in the journal. It says something only together with a receipt.
verify-proof-alone-advice = Please choose the receipt (XML), and add this file below.
verify-receipt-wrong = Do not trust this receipt: { $reason }.
verify-receipt-early = It cannot be told yet whether the receipt is genuine: its timestamp is of an instant that is still to come here ({ $at }).
verify-receipt-wait = It cannot be told yet whether the receipt is genuine: { $reason }.
verify-row-who = Signed by
verify-kind-trusted = trusted signature, made with the Trusted Profile (Profil Zaufany)
verify-row-sealed-by = Sealed by
verify-row-when = When
verify-row-covers = What it covers
verify-row-advice = What to do
verify-row-number = Number
verify-row-entered = Came in
verify-row-made = Receipt made
verify-row-sender = From
verify-row-addressee = To
verify-row-files = Files
verify-row-format = Format
verify-row-result = Result
verify-row-certificate = Certificate, SHA-256
verify-row-other-signature = Signature { $number }
verify-when-timestamped = { $moment }; confirmed by a timestamp
verify-when-claimed = { $moment } by the signer's own clock; nobody confirmed it
verify-when-unknown = not known
verify-who-unknown = not known; the signature does not tell
verify-who-other-content = signed other content than what the file has now
verify-file-same = { $name }: the same as the one that came in
verify-file-other = { $name }: not among the files that came in
verify-file-listed = { $name }, { $size }
verify-file-listed-uncovered = { $name }, { $size }, was not covered by the signature
verify-covers-whole = the whole document
verify-covers-embedded = the content inside the signature
verify-covers-part = only a part of the document
verify-covers-nothing = nothing that could be read
verify-advice-ask = Ask the sender for the original file, and do not file this one.
verify-row-as-of = How far this answer reaches
verify-as-of = What the receipt itself carries about its timestamp authority reaches to { $at }.
verify-as-of-missing = Whether its certificate was revoked later is told by the list of its issuer ({ $issuer }), which was not at hand: { $lists }
verify-receipt-advice-later = Do not rely on it for now and check it again in an hour.
verify-advice-later = Try again in an hour. The document is neither better nor worse for it.
verify-advice-whole = Ask the sender for a file of which the whole is signed. Nobody vouches for the rest.
verify-advice-issuer = Do not rely on who signed: we cannot confirm it. You can ask the sender for a qualified or a trusted signature.
verify-advice-program = Ask the sender to sign the document again, with a current version of the program of their provider.
verify-advice-anew = Ask the sender for a document signed with a valid certificate, best with a timestamp.
signature-good = { $who }: the signature is valid.
signature-wait = { $who }: it cannot be told yet whether the signature is valid – { $reason }.
signature-wrong = { $who }: do not trust the signature – { $reason }.
signature-of-unknown = Signer unknown
verify-record = Download the report for programs (XML, ETSI TS 119 102-2)
cli-verify-no-trust = Nobody to trust was named; give certificates with --trust, or an office with --settings.
verify-good-in-part = The signature is valid, but it does not cover everything.
verify-advice-in-part = Trust only what the signature covers. Nobody vouches for the rest.
verify-row-uncovered = What it does not cover
verify-row-timestamps = Timestamps
verify-row-counters = Counter-signatures
verify-row-checks = Checks after EN 319 102-1
verify-and-more = and { $count } more
timestamp-unreadable = a timestamp that cannot be read
timestamp-of-content = over the content
timestamp-of-signature = over the signature
timestamp-of-references = over the proofs of validity
timestamp-of-archive = for the archive
timestamp-of-document = over the whole document
timestamp-authority-unknown = authority unknown
timestamp-good = { $moment }, { $kind }, { $authority }: trusted
timestamp-wrong = { $moment }, { $kind }, { $authority }: not trusted – { $reason }
timestamp-not-intact = it is damaged or does not belong to this signature
check-passed = { $clause } { $check }: right
check-failed = { $clause } { $check }: wrong – { $reason }
check-not-run = { $clause } { $check }: not checked
check-format = structure of the signature
check-signed-data = signed data
check-signature-value = signature value
check-properties = signed properties
check-signing-certificate = naming of the certificate
check-coverage = coverage of the whole
check-algorithms = algorithms of the signature
check-timestamp-order = order of the timestamps
check-path = path to a trusted issuer
check-use = purpose of the certificate
check-validity = validity of the certificates
check-path-algorithms = keys and algorithms of the issuers
check-revocation = revocation
check-revocation-freshness = freshness of what is known of revocation
check-person = person in the Trusted Profile
grade-qualified-signature = qualified signature, the equal of one by hand
grade-qualified-seal = qualified electronic seal
grade-signature-with-qualified-certificate = advanced signature with a qualified certificate
grade-seal-with-qualified-certificate = advanced seal with a qualified certificate
grade-not-qualified = not a qualified signature
grade-unclear = it cannot be told whether it is a qualified signature: the trusted lists contradict themselves
verify-when-qualified = { $moment }; confirmed by a qualified timestamp
verify-row-provider = Provider on the trusted list
verify-good-container = The signature is valid and covers the files in this container.
verify-good-changed = The signature is valid. After signing only what it allows was changed.
verify-row-changes = Changes after signing
verify-row-outside = Bytes outside the signature
verify-row-container = Files in the container
verify-row-container-timestamps = Timestamps of the container
verify-row-evidence-records = Evidence records, which we do not judge
container-file-signed = { $name }, { $size }: signed
container-file-unsigned = { $name }, { $size }: not signed
verify-row-references = What the digests are of
verify-bytes = bytes { $from } to { $to }
reference-whole = the whole document
reference-part = the part { $path }
reference-properties = the properties of the signature itself
reference-object = the content inside the signature
reference-transformed = { $what }; transforms: { $steps }
reference-wrong = { $what } – the digest differs
reference-missing = { $what } – not found
reference-unchecked = { $what } – could not be checked
change-proofs = proofs of validity were added
change-information = the description of the file was changed
change-timestamp = a timestamp was added
change-field = an empty field for a signature was added
change-signature = a further signature was added
change-form = a field of the form was filled in
change-note = a note was added
change-other = the document was changed
change-stray = bytes were added that do not belong to the document
change-allowed-at = { $change }: { $place }
change-forbidden = { $change } ({ $place }), which the signature does not allow
verify-error-none = Choose a file
verify-error-none-slip = No file was chosen. Please choose the file with the signature, or the receipt.
verify-error-too-large = The file is too large
verify-error-too-large-slip = A file may have { $limit } at most.
verify-error-broken = The file did not arrive whole
verify-error-broken-slip = Sending was interrupted. Please choose the file again.

## Signing in

sign-in-title = Sign in
sign-in-needed = This page is for people who signed in. It will open as soon as you have.
sign-in-login = Login or e-mail address
sign-in-password = Password
sign-in-button = Sign in
sign-in-help = Cannot sign in?
sign-in-help-text = Accounts are made at the registry point. A clerk there can also set a new password if yours is lost.
sign-in-demo = Enter as…
sign-in-demo-text = This is a demonstration, so you may enter as anybody.
sign-in-demo-login = login { $login }, password { $password }
sign-in-demo-enter = Enter
sign-in-error-wrong = The login or the password is not right
sign-in-error-wrong-slip = Please check both. Small and capital letters matter in the password.
sign-in-error-many = Too many tries
sign-in-error-many-slip = { $minutes ->
    [one] You can try again in { $minutes } minute. This protects the account.
   *[other] You can try again in { $minutes } minutes. This protects the account.
}
sign-in-error-many-address-slip = There were too many tries from this connection, perhaps by someone else. { $minutes ->
    [one] You can try again in { $minutes } minute, or at once from another connection.
   *[other] You can try again in { $minutes } minutes, or at once from another connection.
}
sign-in-no-account = No account yet?
sign-in-help-mail = Signing in works once the link in the message we sent you has been opened. If anything is in the way, we help:
sign-in-new-password = The new password is set. Please sign in with it.

## Opening an account

open-account-title = Open an account
open-account-intro = With an account you file letters online and see what happens in each of your matters. It takes a few minutes.
open-account-for-whom = Who is the account for?
open-account-person = For me
open-account-person-text = For your own matters, as a private person.
open-account-others = For a company or another organisation
open-account-others-text = For now these are opened at the registry desk, because we must see who may act for the organisation.
open-account-at-the-desk = Accounts are opened at the registry desk. A document with a photograph is enough.
open-account-help = About opening an account
open-account-have = Have an account already?
open-account-desk = Registry desk
open-account-person-title = An account for yourself
open-account-person-intro = All fields must be filled in. If you have no PESEL number, you give a few other details instead.
open-account-who = Person
open-account-no-pesel = I have no PESEL number
open-account-no-pesel-text = Then your date of birth, citizenship and a document are enough.
open-account-signing-in = Signing in
open-account-email-hint = It will be your login. We send a link there to confirm the account.
open-account-data = What we do with these data
open-account-data-text = { $office } uses them only to keep your account and to settle the matters you file. You can see and correct them in the settings. If the account is not confirmed, we delete it after a week.
open-account-data-more = All about privacy
open-account-button = Open an account
open-account-next = What happens next
open-account-next-text = A message with a link will come. Open it, enter your password, and the account is ready. We ask for your address only when it is needed.
open-account-safe = Your other answers are kept. Only the password must be typed again, because we do not remember it.
open-account-sent = We have sent a message with a link to the address you gave. It should come within a few minutes.
open-account-sent-then = Please open the link and enter the password you have just chosen. The link works for 48 hours and only once.
open-account-sent-again = There may be a typing mistake in the address. Then it is easiest to begin again:
sent-title = Please check your mail
sent-nothing = No message yet?
sent-spam = Sometimes it ends up in “Spam” or “Promotions”.
sent-call = Still nothing? We help:
sent-demo = In the demonstration office no mail leaves this machine.
sent-demo-open = Open the mailbox

## Links in messages

activation-title = Confirm the account
activation-intro = One last step: the password you chose when opening the account.
activation-password-hint = We ask for it so that nobody who got the message by mistake opens the account.
activation-password-lost = Cannot recall the password? Please open the account again; the unconfirmed one disappears by itself.
activation-button = Confirm and sign in
activation-dead = The link was used already, or 48 hours have passed. If the account was confirmed, just sign in. If not, please open it again.
link-dead-title = This link no longer works
new-password-title = New password
new-password-intro = Once it is saved, the account is signed out wherever it was signed in.
new-password-button = Set the password
new-password-dead = The link was used already, or an hour has passed. You can ask for another.
new-email-title = New e-mail address
new-email-intro = By confirming you make this the address of your account. We will tell the previous address.
new-email-button = Confirm the address
new-email-dead = The link was used already, or 48 hours have passed. The address of the account can be changed in the settings.

## A forgotten password

forgotten-title = I forgot my password
forgotten-intro = Please give the e-mail address of the account. We send a link to set a new password.
forgotten-button = Send the link
forgotten-at-the-desk = A clerk at the registry desk sets a new password. A document with a photograph is enough.
forgotten-others = An account without an e-mail address? A clerk at the registry desk sets the password.
forgotten-sent = If there is an account with that address, a message with a link will come within a few minutes. The link works for an hour and only once.
forgotten-sent-unknown = The account may have another address, or it was never confirmed. Then:

## A person's data

person-names = First names
person-names-hint = As in your identity card or passport.
person-surname = Surname
person-pesel = PESEL
person-pesel-hint = 11 digits. We recognise your electronic signature by it.
person-birth-date = Date of birth
person-day = Day
person-month = Month
person-year = Year
person-citizenship = Citizenship
person-document = Document number
person-document-hint = Of a passport or residence card.
person-email = E-mail address
person-password = Password
person-password-again = Password once more
person-password-current = Current password
person-password-hint = At least 12 characters. Four ordinary words are good and easy to remember.
person-address = Address
person-address-text = Most letters need it, because the office must know where to answer.
person-mailing-address = Mailing address
person-mailing-address-other = Letters should go elsewhere
person-street = Street
person-street-hint = Leave empty if the place has no street names.
person-building = House number
person-flat = Flat number
person-postal-code = Postal code
person-postal-code-hint = For example 00-950.
person-town = Town or village
person-contact = Contact
person-phone = Telephone
person-phone-hint = We call only about your matters.
person-delivery = How decisions come
person-delivery-account = in this account
person-delivery-paper = on paper, by post
person-delivery-ade = by e-delivery (e-Doręczenia)
person-delivery-ade-text = you need an address of electronic delivery
person-ade = Address of e-delivery
person-ade-hint = Only for e-delivery, for example AE:PL-12345-67890-ABCDE-12.

## Mistakes in data: in the summary and at the field

mistake-summary = { $field }: { $wrong }
mistake-missing = must be filled in
mistake-too-long = too many characters
mistake-form = not written correctly
mistake-check-digit = one of the digits is wrong
mistake-not-past = that date is impossible
mistake-too-short = too short
mistake-too-common = too easy to guess
mistake-says-login = repeats the e-mail address or login
mistake-differs = two different passwords
mistake-not-right = not right
advice-missing = Please fill in this field.
advice-too-long = Please make it shorter.
advice-form = There are characters here that cannot be seen. Please type the text again instead of pasting it.
advice-pesel-missing = Please enter 11 digits. If you have no number, see “I have no PESEL number” below.
advice-pesel-form = A PESEL has exactly 11 digits and nothing else.
advice-check-digit = The last digit does not fit the others. Please compare the number with your document.
advice-birth-date-missing = Please give day, month and year.
advice-birth-date-form = There is no such day in the calendar. Please give day, month and year in digits.
advice-not-past = The date of birth must be in the past, not before 1900.
advice-email-form = An address looks like this: jan.kowalski@poczta.example. No Polish letters and no spaces.
advice-postal-code-form = The code has five digits, for example 00-950.
advice-address-missing = The address is incomplete. Please fill in this field, or clear the whole address.
advice-phone-form = Please enter nine digits, or a foreign number with a plus in front.
advice-ade-form = The address looks like this: AE:PL-12345-67890-ABCDE-12. You can copy it from edoreczenia.gov.pl.
advice-too-short = The password needs at least 12 characters. Four ordinary words will do.
advice-too-common = Whoever guesses begins with passwords like this. Please choose another, for example four ordinary words.
advice-says-login = The password must not be nearly the same as the login. Please choose another.
advice-differs = Please type the same password both times.
advice-not-right = This is not the password. Capital and small letters differ.

## Mail

mail-greeting = Good day,
mail-automatic = This message was sent by a machine. There is no need to answer it.
mail-not-you = If this was somebody else, please call the office at once. The number is below.
mail-activation-subject = Please confirm your account
mail-activation = Somebody, probably you, is opening an account with this e-mail address ({ $office }). To confirm it, please open the link and enter the password chosen for the account.
mail-activation-link = Confirm the account
mail-activation-after = The link works for 48 hours and only once. If this is a mistake, there is nothing to do: without the password there will be no account, and we delete the data.
mail-has-account-subject = You have an account already
mail-has-account = Somebody, probably you, wanted to open an account with this e-mail address or to use it for an account ({ $office }). There is an account with this address already, so nothing has changed.
mail-has-account-link = I forgot my password
mail-has-account-after = If the password is lost, the link lets you set a new one. If it was not you, there is nothing to do.
mail-reset-subject = New password
mail-reset = Somebody, probably you, asked for a new password for the account ({ $office }).
mail-reset-link = Set a new password
mail-reset-after = The link works for an hour and only once. If it was not you, there is nothing to do: the password you have still works.
mail-new-email-subject = Please confirm your new e-mail address
mail-new-email = This address is to become that of an account ({ $office }). If that is right, please open the link.
mail-new-email-link = Confirm the address
mail-new-email-after = The link works for 48 hours and only once. If this is a mistake, there is nothing to do.
mail-email-changed-subject = The e-mail address of your account has changed
mail-email-changed = Your account ({ $office }) now has another e-mail address. We will not write to this one again.
mail-password-changed-subject = Your password has changed
mail-password-changed = The password of your account ({ $office }) has been changed.
mail-received-subject = Your letter has come in: { $number }
mail-received = Your letter has come in and has the number { $number }. Its receipt is being sealed.
mail-received-link = See the letter
mail-received-after = When asking about the matter, this number is enough.
mail-receipt-subject = Your receipt is ready: { $number }
mail-receipt = The official receipt for letter { $number } is ready. You can download it after signing in.
mail-receipt-link = Get the receipt
mail-receipt-after = The file is worth keeping: it proves what came in and when.
mail-case-link = See the matter
mail-case-after = When asking about the matter, its case number is enough.

mail-message-subject = A message in case { $sign }
mail-message = in case { $sign } the office has written you a message. You will see what it says after signing in.
mail-message-link = Read the message
mail-message-after = A message is no letter: it delivers nothing and begins no time limit.
mail-case-opened-subject = Case { $sign } was opened
mail-case-opened = Your letter has become case { $sign }. Its page shows who handles it, and until when.
mail-clock-stopped-subject = The office’s clock stands: { $sign }
mail-clock-stopped = In case { $sign } the office’s clock stands. The page of the matter says why, and whether the office asks you for anything.
mail-clock-stopped-after = These days do not count towards the office’s time limit.
mail-clock-runs-subject = The office’s clock runs again: { $sign }
mail-clock-runs = In case { $sign } the office’s clock runs again. The new last day is on the page of the matter.
mail-answer-ready-subject = An answer waits to be collected: { $sign }
mail-answer-ready = In case { $sign } the office’s answer is ready. You will see its text once you have signed in and collected it.
mail-answer-ready-link = Go to the answer
mail-answer-ready-after = Opening the page collects nothing. Collecting, by a button, confirms delivery, and the time limits named in the answer run from then.
mail-answer-waits-subject = Reminder, a letter waits to be collected: { $sign }
mail-answer-waits = In case { $sign } the office’s answer still waits to be collected. Until you collect it, it is not delivered.
mail-answer-waits-after = Opening the page collects nothing. If the letter is not collected, the office will deliver it in another way, for example by post.
mail-case-closed-subject = Case closed: { $sign }
mail-case-closed = Case { $sign } is closed. Letters, answers and receipts stay in your account.

## Accessibility statement

accessibility-title = Accessibility statement
accessibility-intro = { $office } keeps this site accessible as the Polish act on digital accessibility of public sector websites and mobile applications requires.
accessibility-state = How accessible it is
accessibility-state-text = The site is built to WCAG 2.2, level AA, and checked automatically. What is still missing, honestly:
accessibility-gap-audit = it has not yet been tried with people with disabilities, nor reviewed from outside;
accessibility-gap-documents = attachments from senders and letters on paper may not be accessible;
accessibility-gap-sign-language = there is no interpretation into Polish Sign Language on this site yet.
accessibility-eased = What makes it easier
accessibility-eased-text = The site works without JavaScript, with a keyboard alone and enlarged to 200%. It fits narrow screens, the dark scheme and the setting for less motion. Each page begins with a link straight to its content.
accessibility-report = When something is in the way
accessibility-report-text = Please tell us which page is a problem and how to reach you. We answer within 7 days; if we need longer we say so, and settle it within 2 months at the latest. The same can be done at the office or by telephone.
accessibility-complaint = If we refuse, you may complain to the office, and then to the Commissioner for Human Rights.
accessibility-law = Act of 4 April 2019 on digital accessibility of websites and mobile applications of public entities, articles 10 and 18.

## Data protection

privacy-title = Data protection
privacy-intro = In short: we take only what settling your matter needs, and we track nobody.
privacy-who = Who answers for it
privacy-why = What for
privacy-why-text = To take your letter in, certify that it came, and settle the matter. Basis: article 6(1)(c) and (e) GDPR and the Code of Administrative Procedure.
privacy-what = Which data
privacy-what-text = Your name, login, e-mail address, PESEL or document number, your address and telephone if you gave them, the letters you filed with their attachments, data from the signature, and the time and network address of signing in.
privacy-how-long = How long
privacy-how-long-text = Letters as long as the rules on archives say for their kind. A session ends after an idle hour, and an account that was not confirmed is deleted after a week.
privacy-to-whom = Who else gets them
privacy-to-whom-text = Nobody, unless an act of law orders it. The site loads nothing from others' servers.
privacy-rights = Your rights
privacy-rights-text = You may ask to see your data and have them corrected, object to their use, and complain to the President of the Personal Data Protection Office.
privacy-cookies = Cookies
privacy-cookies-text = Only the necessary: one for people who signed in, one that protects forms, one with the chosen language, and one that for two days remembers where to go back to when you open an account. No statistics, no advertising.

## Filing a letter

file-title = File a letter
file-intro = Choose your signed letter. We check the signature, give it a number and issue a receipt.
file-document = Signed letter
file-document-hint = An XML file with a XAdES signature or a signed PDF file (PAdES), up to { $limit }; an ASiC container or a .p7m file with one document in it will do as well. If the signature stands in a file of its own, choose that file here.
file-detached = Signed files, when the signature stands apart
file-detached-hint = Exactly the files that were signed. You can choose several at once.
file-attachments = Attachments
file-attachments-hint = PDF, pictures, text documents, spreadsheets; each up to { $limit }. You can choose several at once. The signature does not cover them unless it names them.
file-limits = Together at most { $files } files and { $whole }.
file-button = File the letter
file-button-hint = The letter enters the office when all of it has arrived.
file-help = Help with filing
file-samples = Samples to try
file-samples-text = In the demonstration you can file a ready letter and see what happens:
file-sample-good = a letter with a valid signature
file-sample-altered = a letter changed after it was signed
file-sample-untrusted = a letter signed by someone we do not trust
file-signing = What to sign with
file-signing-text = With a qualified or trusted signature in the XAdES format or, inside a PDF file, PAdES, in the program that makes it. In a PDF the signature must be the last thing written to the file.
file-nothing-kept = The letter was not filed and we kept nothing. Browsers do not let us remember the chosen files, so please choose them again. Last time you chose: { $files }.
file-nothing-kept-none = The letter was not filed and we kept nothing.

## Signing

sign-title = How will you sign the letter?
sign-title-one = Please sign the letter
sign-intro = Both ways count as much as a signature by hand. Once signed, the letter goes to the office at once.
sign-intro-one = An electronic signature counts as much as one by hand. Once signed, the letter goes to the office at once.
sign-fixed = The text is confirmed and will not change while you sign.
sign-who = { $name } must sign, since the account belongs to this person.
sign-who-else = Somebody else may sign as well, such as an attorney. The office will see who signed.
sign-no-pesel = Your account has no PESEL number, and we recognise a signature by it. If you have one, the office can add it; you may also bring the letter signed by hand.
sign-reopen = Correct the answers
sign-read = Read the document
sign-print = The document to print (PDF)
sign-safe = Your letter waits in your account unchanged; nothing is lost.
sign-safe-file = Your letter waits in your account unchanged; nothing is lost. Browsers do not let us remember a file, so please choose it again.
sign-later = Not now? The letter waits unsigned until { $day }. Until it is signed, the office does not see it.
sign-help = Help with signing
sign-none = If you have neither
sign-none-text = A Trusted Profile can be set up through a bank in a few minutes. You may also print the letter, sign it by hand and bring it to the office.
sign-break = If something goes wrong
sign-break-text = Breaking off does no harm. The letter stays in your account and you may try again.
sign-tp = Trusted Profile (Profil Zaufany)
sign-tp-text = The button leads to a page of the state. Sign in there as usual (through your bank or mObywatel, for example) and copy the code from a text message. Then you come back here.
sign-tp-demo = This is a demonstration: instead of the page of the state, a stand-in from the sandbox opens.
sign-tp-time = How long it takes
sign-tp-time-text = about 2 minutes
sign-tp-cost = What it costs
sign-tp-cost-text = nothing
sign-tp-needs = What you need
sign-tp-needs-text = the telephone whose number is in the profile
sign-tp-seen = What we will see
sign-tp-seen-text = name, surname and PESEL number from the signature; never a password
sign-tp-button = Sign with the Trusted Profile
sign-tp-begun = Signing was begun { $moment } but not finished. You may go on with it or start anew.
sign-tp-go-on = Go back to the Trusted Profile
sign-tp-check = Check whether the signature is there
sign-tp-anew = Start anew
sign-tp-not-signed = There is no signature yet
sign-tp-not-signed-text = Signing was broken off or is still going on. You may go back to it, start anew or sign in another way.
sign-tp-cancelled = Signing was cancelled
sign-tp-cancelled-text = The letter was not signed. You may start anew or sign in another way.
sign-tp-expired = The time for signing is over
sign-tp-expired-text = The Trusted Profile waited for the signature and closed its page. Please start signing anew.
sign-tp-not-begun = Please start signing anew
sign-tp-not-begun-text = We are not waiting for a signature of this letter from the Trusted Profile: signing was begun a second time, or the answers were changed.
sign-tp-other-session = Please start signing anew
sign-tp-other-session-text = It was begun in another browser or before you signed in again. For safety we do not take such a signature.
sign-tp-unreachable = The Trusted Profile does not answer
sign-tp-unreachable-text = Please try in a few minutes. If you had signed already, there is no need to sign again: we will fetch the signature once the Trusted Profile answers. You may also sign in another way.
sign-tp-faulty = We cannot take what came from the Trusted Profile
sign-tp-faulty-text = Something other than the signed letter came. That is a fault on the way, not a mistake of yours. Please start signing anew or sign in another way.
sign-tp-under-way = Begun
sign-tp-refused-slip = We cannot take the signature from the Trusted Profile: { $reason }. Please sign the letter again or in another way.
sign-own = Polish e-ID card (e-dowód) or qualified signature
sign-own-text = You sign on your own computer with your own program. It takes longer, usually 5–10 minutes, but you do not have to sign in anywhere.
sign-own-download = Please download the document and change nothing in it.
sign-own-download-button = Download the document (XML, { $size })
sign-own-sign = Please sign it in your program in the XAdES format. The signature may stand inside the document, around it or in a file of its own.
sign-own-file = The signed file
sign-own-file-hint = Up to { $limit }. If the signature is in a file of its own, that file is enough. We check it at once and tell you what we find.
sign-own-no-file = Please choose the signed file
sign-own-no-file-slip = No file was chosen. Please choose the file that signing produced.
sign-own-not-signed-slip = There is no signature in this file. Please choose the file that signing produced, not the one you downloaded.
sign-own-unreadable-slip = We cannot take this file: { $reason }. Please choose the file that signing produced.
sign-own-button = Check the signature and file the letter
sign-own-hash = Digest of the document (SHA-256)
sign-own-hash-text = It tells whether a file is exactly the same.

## A document to read

paper-made = Made
paper-attachments = Attachments
paper-embedded = inside the document
paper-listed = outside the document; the signature covers the digest of the file
paper-fees = Fees
paper-writer = Who files
paper-about = The letter that is withdrawn
paper-statement = Statement
paper-not-stated = Not stated
paper-delivery-account = in the account from which the letter was filed
paper-from = From
paper-to = To
paper-note = This is a print of an electronic document. An electronic signature is made under the XML file, not under this print.
paper-page = page
paper-of = of
paper-boxes = A box stands for a character that cannot be printed.
paper-hashes = Digests of the files (SHA-256)
sign-language = The document is in Polish, the language of the office.

## My matters

filings-title = My matters
filings-none = The letters you file, and the cases they become, will appear here.
filings-choose = Choose a matter
filings-note-sealing = the receipt is being sealed
filings-note-unknown = we will check the signature again when the issuer of the certificate answers
filings-discarded = The letter was deleted.
filings-draft-open = Unfinished
filings-draft-fixed = To be signed
filings-draft-saved = saved { $moment }, waits until { $day }
filings-draft-continue = Continue
filings-draft-sign = Sign
filings-draft-discard = Delete
filings-draft-about = about letter { $number }
filings-withdrawn = Withdrawn
filings-withdrawn-by = withdrawn { $day } by letter { $number }
filings-withdraws = withdraws letter { $number }
filings-about = What is shown here
filings-about-text = Letters filed from this account, the cases they have become, and letters on paper that the office entered for it. Receipts and answers stay here for good. An unfinished letter waits for 30 days after it was last saved.

## Receipt

receipt-page-title = Receipt { $number }
receipt-done = Done
receipt-title = Your letter is in the office
receipt-intro = Below is proof that you may rely on, in court as well. It stays in your account; no need to print it.
receipt-accepted = Accepted
receipt-title-sealing = Your letter is in the office, the receipt follows in a moment
receipt-intro-sealing = The number and the instant of entry are certain already. Seal and timestamp follow in a moment; for the first minute the page renews itself. You may also close it and come back later.
receipt-title-late = The letter is in the office, its receipt waits for the seal
receipt-intro-late = The number and the time received are certain and will not change. Sealing takes longer than usual, but there is nothing to do: the receipt will appear here by itself and will say separately when the letter came in and when the receipt was made.
receipt-name = Official receipt of filing
receipt-name-plain = UPP (urzędowe poświadczenie przedłożenia): proof that a document came in to the office.
receipt-number = Number in the register of incoming letters
receipt-entered = Time received, Polish time
receipt-document = Document
receipt-from = From
receipt-to = To
receipt-signature = Signature
receipt-sealed = Receipt made
receipt-timestamped = with a timestamp
receipt-stamp = Timestamp
receipt-proves = It proves that the files with these digests came in to the office at the time received, and that this receipt has not changed since. What counts is the time received; the receipt and its timestamp may come later. It does not prove that the office agrees with the letter, nor that the letter lacks nothing.
receipt-own-number = Number of the receipt
receipt-files = What came in: { $count } { $count ->
    [one] file and its digest
   *[other] files and their digests
}
receipt-covered = covered by the signature
receipt-apart = attached beside
receipt-not-covered = not covered by the signature
receipt-seal-name = Electronic seal: { $office }
receipt-seal-words = ELECTRONIC SEAL
receipt-code-name = QR code with the address where this receipt can be checked
receipt-proof = The receipt bears an electronic seal and a timestamp. Anybody can check that it is genuine, without signing in:
receipt-take = To take with you
receipt-take-xml = The sealed receipt
receipt-take-xml-text = XML, { $size }. This is the original; it is worth keeping.
receipt-take-proof = Proof of the entry in the office’s journal
receipt-take-proof-text = JSON. Together with the receipt it shows that the entry about this letter stands in the office’s journal under a timestamp. Nobody can change it any more without a trace.
receipt-take-pdf = The receipt to print
receipt-take-pdf-text = PDF. To show and to keep in a folder. It is checked by its QR code or number.
receipt-take-document = The letter as filed, with its signature
receipt-take-document-text = { $kind }, { $size }. Exactly what the office got.
receipt-take-detached = { $name }: the file that the signature is about
receipt-take-file-text = { $kind }, { $size }.
receipt-fees = Fees
receipt-fees-proof = Proof of payment is among the attachments. There is nothing more to do.
receipt-fees-transfer = To be paid: { $sum }, by transfer to account { $account } with the number { $number } as its title, or at the office's cash desk.
receipt-fees-desk = To be paid: { $sum }, at the office's cash desk. For another way please call and give the number { $number }.
receipt-withdrawn-by = It was withdrawn { $moment }, by letter { $number }.
receipt-withdraws = This letter withdrew letter { $number }.
receipt-title-withdrawn = The letter was withdrawn
receipt-intro-withdrawn = The receipt still proves what came in, and when.
receipt-see-other = See letter { $number }
receipt-withdraw = If the letter is no longer needed
receipt-withdraw-text = You may withdraw it by a short signed letter. The office will see both together. What has come in stays in the register.
receipt-withdraw-button = Withdraw this letter
receipt-next = What happens next
receipt-next-read = The letter is with: { $unit }.
receipt-next-withdrawal = The office will see it together with the withdrawn letter.
receipt-next-answer = How long it takes: { $time }.
receipt-next-ask = When you ask about the letter, please give the number { $number }.
receipt-refresh = Check now
receipt-all = All my matters
receipt-about = About the receipt
receipt-why = What is the receipt for?
receipt-why-text = It proves what came in, and when. The instant of entry counts, even if the office is closed by then.
receipt-questions = Questions
receipt-questions-number = Please give the number { $number }.

## Settings

settings-title = Settings
settings-done = Saved.
settings-done-data = Your data are changed.
settings-done-link = We have sent a link to the new address. It counts once the link is opened.
settings-done-email = The e-mail address is changed.
settings-done-password = The new password works. On other devices the account was signed out.
settings-data = Data and address
settings-data-new = Your account is ready
settings-account-ready = Your account works.
settings-account-ready-text = You are signed in already and can file letters. Your address and telephone can be added below, now or later.
settings-data-change = Change data
settings-data-why = What these data are for
settings-data-why-text = The office must know who is writing and where to answer.
settings-name = Name
settings-none = not given
settings-pesel = PESEL { $pesel }
settings-document = document { $document }
settings-identity-fixed = Only the office can change this.
settings-delivery-ade = by e-delivery, { $ade }
settings-signing-in = Signing in and mail
settings-email-title = Change the e-mail address
settings-email-intro = We send a link to the new address. Until it is opened everything stays as it is.
settings-email-new = New e-mail address
settings-email-button = Send the link
settings-email-change = Change the e-mail address
settings-password-title = Change the password
settings-password-intro = After the change the account is signed out on other devices.
settings-password-new = New password
settings-password-button = Change the password
settings-password-change = Change the password
settings-save = Save
settings-leave = Leave it as it is
settings-safe = Nothing has changed yet. Your answers are kept, passwords aside.
settings-language = Language
settings-language-button = Save the language
settings-tokens = API keys
settings-tokens-text = With a key a program can file letters for this account. Please guard it like a password.
settings-token-name = Name of the key
settings-token-name-hint = By it you will know what the key is for, for example: payroll system.
settings-token-button = Make a key
settings-token-revoke = Revoke
settings-token-made = The key is ready
settings-token-made-text = Please copy it now. It is shown once and kept nowhere.
settings-token-made-at = made { $moment }
settings-token-used = last used { $moment }
settings-token-unused = not used yet
settings-token-revoked = revoked { $moment }
settings-token-error-missing = The key needs a name
settings-token-error-missing-slip = Please write a short name, for example that of the program.
settings-token-error-long = The name of the key is too long
settings-token-error-long-slip = Please shorten the name to 100 characters.
settings-token-error-many = There are 20 keys already
settings-token-error-many-slip = Please revoke a key that is not needed first.
settings-nothing-changed = Nothing changed; your keys work as before.
settings-about = About the account
settings-account = Account
settings-api = Description of the API
settings-api-text = For programmers:

## Register and letters in the office

register-title = Register of incoming letters
routing-title = Routing rules
routing-link = Routing rules
routing-about = The rules say which unit a letter goes to. Electronic letters go there at once; with letters on paper the unit is proposed to the registry desk. The first that fits from the top is followed, and without any the service decides.
routing-about-unit = These rules say who in the unit { $unit } gets a letter as soon as it comes there. The first that fits from the top is followed. Without any the letter waits for assignment.
routing-none = There is no rule yet.
routing-caption = Rules in their order
routing-new = A new rule
routing-new-about = At least one condition is needed. Before it is saved we show which of the newest letters would have come under this rule.
routing-name = Name
routing-name-hint = It will stand in the history of the letter, for example: allowances.
routing-service = Service
routing-any-service = Any
routing-class = File class
routing-class-hint = How the symbol begins, for example 53. It is the class foreseen for the service.
routing-sender = Sender
routing-sender-hint = Words in the sender's name, for example: waterworks. Capital letters do not matter.
routing-channel = How it came
routing-any-channel = Any way
routing-unit = Unit
routing-choose-unit = Please choose a unit
routing-person = Who gets it
routing-from = From
routing-to = Until
routing-try = Try the rule
routing-save = Save the rule
routing-when = When
routing-to-whom = Where to
routing-holds = Holds
routing-goes-to = where to: { $to }.
routing-when-service = service: { $service }
routing-when-class = class { $class }
routing-when-sender = sender: { $sender }
routing-when-channel = came: { $channel }
routing-days = { $from } to { $to }
routing-days-open = from { $from }
routing-state-now = Works
routing-state-coming = Still to come
routing-state-over = Over
routing-state-ended = Ended
routing-state-gone = Passed over: this person is no longer in the unit
routing-prefer = Move up
routing-end = End
routing-trial-title = What this rule would do
routing-trial = Of the newest letters ({ $looked } were checked) it would have taken { $taken }.
routing-trial-otherwise = { $count ->
    [one] One of them is elsewhere now.
   *[other] { $count } of them are elsewhere now.
}
routing-trial-newest = The newest of them:
routing-done-saved = The rule is saved.
routing-done-ended = The rule is ended. Letters that it routed stay where they are.
routing-done-preferred = The order is changed.
routing-error-name = The name of the rule
routing-error-name-slip = Please name the rule: 1 to 100 characters on one line.
routing-error-nothing = A condition
routing-error-nothing-slip = Please give at least one condition: service, class, sender or how it came.
routing-error-service = The service
routing-error-service-slip = There is no such service. Please choose one from the list.
routing-error-class = The class
routing-error-class-slip = The symbol of a class has digits only, ten at most.
routing-error-sender = The sender
routing-error-sender-slip = Please give a word of the sender's name, 100 characters at most.
routing-error-channel = How it came
routing-error-channel-slip = Please choose from the list how it came.
routing-error-unit = The unit
routing-error-unit-slip = Please choose a unit from the list.
routing-error-person = Who gets it
routing-error-person-slip = Please choose somebody who works in this unit.
routing-error-days = The days
routing-error-days-slip = A rule begins to work today or later, ends no sooner than it begins, and reaches five years ahead at most.
routing-error-again = This rule
routing-error-again-slip = The same rule is there already.
routing-error-many = The number of rules
routing-error-many-slip = There can be { $most } rules at most. Please end those that are no longer needed first.
inbox-title = Letters: { $unit }
register-caption = Newest first.
register-caption-found = Result for: { $query }
extract-link = Extract by days: to print, and as a table
extract-title = Extract of the register of incoming letters
extract-from = From
extract-to = To
extract-show = Show
extract-day = Letters registered on { $day }
extract-days = Letters registered from { $first } to { $last }
extract-none = { $days }: there are none.
extract-about = The extract can be printed from the browser, or downloaded.
extract-csv = Download the table (CSV)
extract-file = register-of-incoming-letters
extract-printed = { $office }, register of incoming letters, printed on { $day }
extract-registered = Registered
extract-instant = Instant of registration
extract-address = Sender's address
extract-date = Date on the letter
extract-sign = Sign on the letter
extract-date-and-sign = Date and sign on the letter
extract-whom = To whom
extract-enclosures = Enclosures
extract-remarks = Remarks
extract-unknown = no data
extract-first = From the start of the extract
extract-next = More letters
extract-error-day = Please give a day
extract-error-day-slip = For example 2.11.2026.
extract-error-order = The second day is before the first
extract-error-order-slip = Please give a day that is not before the first.
extract-error-long = An extract covers a year at most
extract-error-long-slip = Please give an earlier day, or make several extracts.

# Outgoing letters: the register, the post, deliveries and the parties of a case.
outgoing-title = Register of outgoing letters
outgoing-number = Number in the register
outgoing-addressee = Addressee
outgoing-sign = Case sign
outgoing-title-of-letter = About
outgoing-sent = Sent
outgoing-delivered = Delivery
outgoing-posting = Posting number
outgoing-all-ways = any
outgoing-day = Letters that went out on { $day }
outgoing-days = Letters that went out from { $first } to { $last }
outgoing-printed = { $office }, register of outgoing letters, printed on { $day }
outgoing-file = register-of-outgoing-letters
outgoing-to-post = To be posted
outgoing-to-post-none = Nothing waits to be posted.
outgoing-to-post-about = Please print the letter and the envelope, and enter the number from the proof of posting afterwards.
outgoing-envelope = Envelope and confirmation form
outgoing-envelope-print = Only the envelope and the form are printed: Ctrl and P.
outgoing-pdf = Letter to print (PDF)
outgoing-post = Posted
outgoing-posted-on = Day of posting
outgoing-posted = The posting is noted.
outgoing-not-waiting = This letter does not wait to be posted any more
outgoing-not-waiting-more = Somebody noted its posting, or took it back. Below is the list as it is now.
outgoing-error-posting = Please give the posting number
outgoing-error-posting-slip = From 5 to 40 letters and digits, for example 00759007731234567890.
outgoing-error-day = Please correct the day of posting
outgoing-error-day-slip = Not before the letter was registered and not after today, for example 2.11.2026.
outgoing-registered-letter = Registered letter with confirmation of receipt
outgoing-zpo = Confirmation of receipt
outgoing-zpo-return = To be returned to
outgoing-zpo-addressee = taken by the addressee on ……………………
outgoing-zpo-household = taken by an adult of the household, a neighbour or caretaker (name, day)
outgoing-zpo-refused = refused on
outgoing-zpo-notice = nobody found; first notice on, second on
outgoing-zpo-returned = returned, because
outgoing-zpo-signature = Signatures of who took it and who delivered it

sending-title = Deliveries of the letter
sending-back = Back to the letter
sending-none = The letter was not sent to anybody yet.
sending-send = Send on paper
sending-send-about = The letter gets a number in the register of outgoing letters. The chancery posts registered letters.
sending-send-button = Send
sending-party = To whom
sending-choose-party = choose a party
sending-way = Way of sending
sending-way-portal = account in the portal
sending-way-post = registered post with confirmation of receipt
sending-way-hand = by hand
sending-withdraw = Take back
sending-note = Note the outcome
sending-note-button = Save
sending-outcome = What happened
sending-outcome-addressee = taken by the addressee
sending-outcome-household = taken by the household, a neighbour or caretaker
sending-outcome-household-hint = Who undertook to hand it over (KPA art. 43).
sending-outcome-refused = refused
sending-outcome-refused-hint = Delivered on the day of the refusal (KPA art. 47).
sending-outcome-uncollected = not collected in time
sending-outcome-uncollected-hint = Delivered at the end of the 14th day from the first notice (KPA art. 44). The day is that of the first notice.
sending-outcome-old-address = delivered at the old address
sending-outcome-old-address-hint = The party moved and did not tell (KPA art. 41).
sending-outcome-returned = came back undelivered
sending-outcome-returned-hint = A wrong address, for example. The letter is to be sent again.
sending-day = Day
sending-day-hint = From the confirmation of receipt. If it was not collected: the day of the first notice.
sending-received-by = Who took it
sending-received-by-hint = Only if not the addressee: name, and who that is to the addressee.
sending-done-sent = The letter stands in the register.
sending-done-noted = It is noted how the letter was delivered.
sending-done-withdrawn = The letter was taken back.
sending-state-withdrawn = taken back
sending-state-delivered = delivered on { $day }
sending-state-returned = came back undelivered
sending-state-to-post = waits to be posted
sending-state-portal = waits in the portal
sending-state-under-way = on its way
sending-error-party = Please choose to whom the letter goes
sending-error-party-slip = Please choose a party from the list.
sending-error-way = Please choose the way of sending
sending-error-way-slip = Registered post or by hand.
sending-error-outcome = Please choose what happened to the letter
sending-error-outcome-slip = The confirmation of receipt tells.
sending-error-day = This cannot be the day of delivery
sending-error-day-slip = Please give a day that is not before the letter was sent and not after today.
sending-error-not-yet = The letter is not delivered yet
sending-error-not-yet-slip = The fourteen days from this notice end with { $day }. Please note the outcome after that day.
sending-error-who = Please say who took the letter
sending-error-who-slip = The name from the confirmation of receipt.
sending-address = Another address
sending-address-hint = Empty: the one in the letter or in the list of parties.
sending-error-address = Please give the address
sending-error-address-slip = The letter names none, and the post takes no letter without one.

appeal-finality = Appeal and finality
appeal-parties = The term of each party
appeal-last-day = Last day
appeal-waived = Waived
appeal-made = Appeal
appeal-late = after the term
appeal-late-more = It is taken and handed on; the higher body judges the term (KPA art. 134).
appeal-undelivered = not delivered to everybody yet
appeal-undelivered-more = { $count ->
    [one] One party does not have it yet. The term runs for each party by itself.
   *[other] { $count } parties do not have it yet. The term runs for each party by itself.
 }
appeal-runs = the term runs
appeal-runs-more = The letter becomes final on { $day }, if nobody appeals.
appeal-appealed = an appeal came on { $day }
appeal-appealed-more = Please hand it on to the higher body with the file by { $day } (KPA art. 133).
appeal-final = final since { $day }
appeal-note = Appeal or waiver
appeal-note-about = A late appeal is noted, too: the higher body judges the term.
appeal-party = Which party
appeal-kind = What it said
appeal-kind-appeal = it appealed
appeal-kind-complaint = it complained
appeal-kind-waiver = it waived that right
appeal-day-hint = The day on which it came; of a letter: when it was posted in Poland (KPA art. 57 par. 5).
appeal-done = What the party said is noted.
appeal-error-party = Please choose which party
appeal-error-kind = Please choose what the party said
appeal-error-kind-slip = An appeal or a waiver.
appeal-error-day = This cannot be the day
appeal-error-day-slip = An appeal: from the sealing of the letter to today. A waiver: from the delivery to the party to the end of its term (KPA art. 127a).
matter-appeal-until = { $title }: you can appeal up to and including { $day }. The letter says how.
matter-final-undelivered = { $title }: not final yet, for not every party has it.
matter-final-runs = { $title }: it becomes final on { $day }, if nobody appeals.
matter-final-appealed = { $title }: an appeal was made on { $day }. The office hands it on to the higher body.
matter-final = { $title }: final since { $day }.

party-title = Parties of the case
party-list = Parties and others
party-name = Name
party-address = Address for delivery
party-address-hint = Street and number, then postcode and town on the next line.
party-address-first = as the letter of the office says
party-role = Role
party-role-party = party
party-role-with-rights = with the rights of a party
party-role-informed = only informed
party-proxy = Proxy
party-proxy-hint = If there is one, letters go to the proxy (KPA art. 40 par. 2).
party-proxy-address = Address of the proxy
party-proxy-until = Proxy until
party-proxy-until-hint = Empty: without end.
party-proxy-until-day = until { $day }
party-new = Add a party
party-button = Add
party-end = No longer a party
party-ended = no longer a party
party-done-named = The party was added.
party-done-ended = Noted. No letters will be sent there.
party-error-role = Please choose the role
party-error-role-slip = Whether an appeal is possible depends on it.
party-error-many = The case has too many parties already
party-error-many-slip = Up to { $most } parties can be kept in a case. More are told by public notice (KPA art. 49a).
register-search = Search the register
register-search-label = Number, sender or words of the subject
register-search-button = Show
register-search-clear = Clear
register-none = Letters will appear here as they come in.
register-none-found = Nothing matches. Please try the number alone, one word or another state.
inbox-none = Letters routed to the unit will appear here.
register-number = Number
register-entered = Came in
register-from = From
register-subject = About
register-unit = Unit
register-signature = Signature
letter-from = From
letter-entered = Came in
letter-registered = Registered
letter-unit = Unit
letter-signature = Signature
letter-judged = Checked
letter-files = Files: { $count }
letter-files-text = The files come from the sender. They open only once downloaded.
letter-role-document = letter
letter-role-detached = file signed apart
letter-role-attachment = attachment
letter-other-person = The signature does not show that the owner of the account made it.
letter-read-text = Read from the signed document.
letter-withdrawn = The sender withdrew this letter { $moment }, by letter
letter-withdraws = By this letter the sender withdraws letter
letter-back-register = Register of incoming letters
letter-back-inbox = The unit's letters

## The signature in a word

standing-valid = Valid
standing-unknown = To be checked
standing-quarantined = To be clarified
standing-other-person = { $signer }; the signature does not show that this is the owner of the account
standing-good = The signature is valid, the letter was not changed.
standing-wait = The signature cannot be judged yet: { $reason }. We check it again by ourselves.
standing-wrong = The letter must be clarified: { $reason }.

## Why a signature does not convince (the rest of a sentence)

reason-passed = everything is right
reason-malformed = the signature is damaged or incomplete
reason-content-changed = the content was changed after it was signed
reason-signature-changed = the signature was changed, or made with another key than the certificate says
reason-file-missing = a file that the signature is about is missing
reason-part-missing = a signed part of the document is missing
reason-ambiguous-id = it is not clear which part of the document is signed
reason-unknown-transform = the signature uses a transformation that we do not carry out
reason-unknown-algorithm = the signature uses an algorithm that we do not know
reason-too-much-work = the signature is too complex to be checked safely
reason-not-xades = it is a bare XML signature, and the office takes XAdES
reason-below-baseline = the signature lacks the time or the name of its certificate
reason-wrapped = parts of the document were moved so that unsigned content looks signed
reason-part-only = only a part of the document is signed
reason-unsigned-files = the container holds a file that no signature covers
reason-ambiguous-archive = the container is built so that different programs could find different files in it
reason-added-to = something was changed in the file after signing that the signature does not allow
reason-nothing-signed = the signature covers nothing that could be read
reason-list-only = the signature covers a list of digests only, not the content
reason-no-certificate = there is no certificate in the signature
reason-other-certificate = the certificate is not the one the signer named
reason-weak-algorithm = the signature uses an outdated algorithm that no longer protects
reason-weak-key = the key of the signature is too weak
reason-unknown-issuer = the certificate was issued by someone we do not trust
reason-expired = the certificate had expired
reason-not-yet-valid = the certificate was not valid yet
reason-revoked = the certificate was revoked { $moment }
reason-revoked-undated = the certificate was revoked
reason-suspended = the certificate was suspended { $moment }
reason-suspended-undated = the certificate was suspended
reason-issuer-revoked = the issuer's certificate was revoked { $moment }
reason-issuer-revoked-undated = the issuer's certificate was revoked
reason-signed-after-revocation = it was signed after the certificate was revoked, which happened { $moment }
reason-signed-after-expiry = it was signed after the certificate had expired
reason-timestamp-order = the signature's timestamps contradict one another
reason-proof-too-old = the proof that the certificate was not revoked can no longer be checked: the key that signed it is out of its time
reason-not-sealed = it does not bear one seal over the whole
reason-not-timestamped = its seal has no trusted timestamp, and the receipts of an office always have one
reason-other-seal = it was sealed by someone other than the office it names
reason-revocation-unknown = the issuer of the certificate does not answer, so it is not known whether the certificate was revoked
reason-revocation-unnamed = the certificate gives no address where it can be checked whether it was revoked
reason-wrong-use = the certificate is not meant for signing
reason-no-person = it is a trusted signature, but it cannot be read from it who signed
reason-unknown = the reason cannot be read

## What to do when we cannot take a signature

advice-sign-again = Please sign it again and change nothing in it afterwards.
advice-add-file = Please choose it together with the signature: exactly the file that was signed.
advice-sign-whole = Please sign the whole of it, not a part, and choose the file again.
advice-other-program = Please sign it again, as XAdES or, in a PDF file, as PAdES, in the current version of the signature provider's program.
advice-trusted-signature = Please use a qualified or a trusted signature.
advice-new-certificate = Please sign it with another, valid certificate; the signature provider issues new ones.
advice-certificate-later = Please check from when the certificate is valid and whether the computer's clock is right, then sign it again.
advice-later = Please try again in an hour; nothing need be signed again.

## What cannot be read (the rest of a sentence)

unreadable-pdf = the PDF file is damaged
unreadable-pdf-encrypted = the PDF file is encrypted
unreadable-cms = the signature file (.p7m, .p7s, .sig) is damaged
unreadable-zip = this archive is not a signed container (ASiC)
unreadable-zip-broken = the archive is damaged, or packed in a way that we do not read
unreadable-zip-encrypted = the archive is encrypted
unreadable-xml = the file is not well-formed XML
unreadable-dtd = the file has a DOCTYPE, which for safety we do not take
unreadable-encoding = the file is not in UTF-8
unreadable-too-complex = the file is too large or too deeply nested
unreadable-too-many-signatures = the file has too many signatures
unreadable-cut-short = the check was interrupted; please try again

## Kinds of files (after “the file holds…”) and what to do with them

kind-xml = an XML document
kind-pdf = a PDF document
kind-text = plain text
kind-picture = a picture
kind-office = an office document
kind-program = a program or a script
kind-page = a web page
kind-archive = an archive: many files packed into one
kind-other-picture = a picture in a format that we do not take
kind-recording = a recording
kind-old-document = a document in an older format
kind-macros = an office document with macros
kind-signature = a signature in the CMS format (.p7m, .p7s, .sig)
kind-old-text = text in an older encoding, such as Windows-1250
kind-unknown = content of a kind that we do not recognise
kind-advice-program = We do not take programs. If it is about what the program shows, please save that as PDF or as a picture.
kind-advice-archive = Please unpack the archive and choose the files themselves.
kind-advice-picture = Please save it as JPG, PNG, TIFF or PDF.
kind-advice-recording = We do not take recordings this way; please call us and we will tell you how to hand it in.
kind-advice-old-document = Please save it as PDF, DOCX, XLSX or ODT.
kind-advice-macros = We do not take documents with macros, as a macro is a program. Please save it without macros (DOCX, XLSX, ODT) or as PDF.
kind-advice-signature = Please sign the letter as XAdES or, in a PDF file, as PAdES.
kind-advice-old-text = Please save it again in the UTF-8 encoding, or as PDF.
kind-advice-save = Please save it as PDF, picture, text, spreadsheet or XML.

## Refusals of a letter: in the summary (short) and at the field (what to do)

refusal-no-document = Choose your signed letter
refusal-no-document-slip = No letter was chosen. Please choose an XML or PDF file with a signature.
refusal-empty = The file { $name } is empty
refusal-empty-slip = There is nothing in { $name }. Please check it on your disk and choose it again.
refusal-too-large = The file { $name } is too large
refusal-too-large-slip = { $name } is larger than { $limit }. Please make it smaller or split it.
refusal-too-many-files = Too many files
refusal-too-many-files-slip = You can send { $limit } files at most. Please combine some attachments.
refusal-whole-too-large = The files together are too large
refusal-whole-too-large-slip = All files together may have { $limit } at most. The rest can go with another letter.
refusal-name = The name of a file cannot be read
refusal-name-slip = One of the files came without a name, or with one that cannot be read. Please name it in words, for example scan.pdf, and choose it again.
refusal-name-long = The name of a file is too long
refusal-name-long-slip = The name of a file may have 200 characters at most. Please shorten it and choose the file again.
refusal-same-name = Two files are called { $name }
refusal-same-name-slip = Each file needs a name of its own, since names tell what the signature is about. Please change one of the names { $name }.
refusal-kind = { $name } is of a kind we do not take
refusal-kind-slip = { $name } holds { $kind }. { $advice }
refusal-name-fit = The name { $name } does not fit the file
refusal-name-fit-slip = { $name } holds { $kind }, but its name says otherwise, so a computer in the office might open it with the wrong program. { $count ->
    [one] Please change the end of the name to { $endings } and choose the file again.
   *[other] Please change the end of the name to one of these: { $endings }, and choose the file again.
}
refusal-service = There is no such matter
refusal-service-slip = Please choose a matter from the catalogue and begin again.
refusal-unreadable = The letter cannot be read
refusal-unreadable-slip = We cannot take this letter: { $reason }. Please save and sign it again as XML or PDF.
refusal-not-a-document = { $name } is not a signed letter
refusal-not-a-document-slip = { $name } holds { $kind }. Please choose the file that signing produced.
refusal-not-signed = The letter is not signed
refusal-not-signed-slip = There is no signature in this file. Please sign the letter (XAdES or PAdES) and choose the signed file. If the signature stands apart, choose the file with the signature here.
refusal-signature = We cannot take the signature
refusal-signature-slip = We cannot take this signature: { $reason }. { $advice }
refusal-signature-signer-slip = We cannot take this signature ({ $signer }): { $reason }. { $advice }
refusal-not-one-document = { $name } does not hold exactly one letter
refusal-not-one-document-slip = { $name } should hold exactly one document, covered by each of the signatures. Please sign several documents one by one, or file one letter with attachments.
refusal-not-covered = The signature is not about { $name }
refusal-not-covered-slip = The signature does not cover { $name }. Please choose exactly the files that were signed, and add the others as attachments.
refusal-not-fixed = Another document was signed
refusal-not-fixed-slip = The signature in this file is over other content than the confirmed document. Please download the document again, sign it without any change and choose the signed file.
refusal-other-person = Somebody else signed
refusal-other-person-slip = Only the person whom the account belongs to may sign this letter, and somebody else did: { $signer }. Please sign it with your own signature.
refusal-no-pesel = We cannot recognise this signature
refusal-no-pesel-in-certificate = The certificate ({ $signer }) has no PESEL number, and by it we know that the person whom the account belongs to signs. Please sign with the Trusted Profile or with a signature that carries the number.
refusal-form-only = This matter is filed by its form
refusal-form-only-slip = We do not take own documents in this matter. Please fill in the form; the card of the service leads to it.
refusal-withdrawn = That letter is withdrawn already
refusal-withdrawn-slip = Another letter withdrew it before, so there is nothing more to do. You may delete this unfinished letter.
refusal-broken = The files did not arrive whole
refusal-broken-slip = Sending was interrupted. Please choose the files again; if it keeps happening, give them short names of plain letters.
refusal-too-slow = Sending took too long
refusal-too-slow-slip = Nothing reached us for half a minute. Please check your connection and choose the files again.
refusal-key-used = This form already served another letter
refusal-key-used-slip = Another letter was filed from this form; it is listed in “My matters”. Please choose the files again and we will file them as a new letter.
refusal-in-flight = The same letter is being taken in
refusal-in-flight-slip = The letter is on its way. Please wait a moment and look into “My matters”.

## Summary of errors

errors-title = Please correct { $count ->
    [one] one thing
    [2] two things
    [3] three things
    [4] four things
   *[other] { $count } things
}
errors-title-short = To be corrected

## Troubles

trouble-number = Reference number
trouble-to-front = Back to the front page
trouble-to-filings = See your matters
trouble-to-desk = Back to the desk
trouble-to-administration = Back to administration
trouble-nothing-filed = Nothing was filed or changed.
trouble-check-filings = If you were filing a letter: “My matters” shows whether it came in. What is there will not be lost.
trouble-not-found = There is no such page
trouble-not-found-what = The address may have changed, or there is a slip of the pen in it. You can find your matter from the front page.
trouble-forbidden = This page is for someone else
trouble-forbidden-what = The account that is signed in has no access to it. If it should have, please call us.
trouble-forbidden-office = It belongs to a client or to another post in the office. This account does not need it.
trouble-stale = This form is no longer valid
trouble-stale-what = The session ended, or the page was open in another window. Please open it anew and send it again.
trouble-stale-safe = Nothing from this form was taken. What you filed before is safe.
trouble-bad = We cannot read this request
trouble-bad-what = Something was garbled on the way. Please go back to the last page and try again.
trouble-method = This page cannot be opened this way
trouble-method-what = The address works differently from how it was used. Please begin at the front page.
trouble-too-large = That is too much at once
trouble-too-large-what = What was sent is more than we take. Please send smaller files, or split them into several letters.
trouble-too-many = Too many tries at once
trouble-too-many-what = { $minutes ->
    [one] Please try again in { $minutes } minute.
   *[other] Please try again in { $minutes } minutes.
}
trouble-too-many-safe = This only protects against guessing. Your account and letters are safe.
trouble-busy = We are crowded right now
trouble-busy-what = So many people are doing the same that there is no room left. Please try again in half a minute.
trouble-too-long = This letter cannot be printed
trouble-too-long-what = It is too long for a PDF. The document is the XML file: everything is in it, and it is what gets signed.
trouble-too-long-safe = Nothing is wrong with the letter. The XML file can be downloaded on the signing page.
typed-title = Your session ended; nothing is lost
typed-sign-in = What you typed is below. Please sign in in a new tab, come back here and press “I have signed in”.
typed-sign-in-link = Sign in in a new tab
typed-signed-in = I have signed in
typed-save = What you typed is not saved yet. Please check that this is the text, and save it in the draft.
typed-save-button = Save in the draft
typed-copy = What you typed was not saved. You can copy it from here.
typed-fields = What you typed
typed-to-step = Back to the form
trouble-slow = That took too long
trouble-slow-what = The answer did not come in time. Please try again.
trouble-fault = Something on our side does not work
trouble-fault-what = It is not your doing. We noted what happened and will look into it. Please try again in a moment.
trouble-fault-safe = What has a number is safe and will not be lost. If you were filing a letter just now: “My matters” shows whether it came in.

## API

problem-missing-token = No valid key
problem-missing-token-detail = Please give an API key in the header “Authorization: Bearer …”. Keys are made in the account's settings.
problem-not-a-client = This account does not file letters
problem-not-a-client-detail = The key belongs to an account that is not a client's.
problem-not-allowed = The system is not allowed to do this
problem-not-allowed-detail = The key is valid, but the office’s administrator has not allowed this system to do that.
problem-ahead = More was read than there is
problem-ahead-detail = The last event in the journal has the number { $last }. The office was restored from an older copy: please take what was read after this number as not having happened, and read on from it.
problem-no-official = Unknown in whose name
problem-no-official-detail = The header Okienko-Official is to give the login of an official who works with letters and cases.
problem-stale = Something changed meanwhile
problem-stale-detail = The version given is not the last any more. Please read the letter, the case or the answer once more and decide anew.
problem-not-now = This cannot be done now
problem-not-now-detail = The state of the letter, the case or the answer does not allow this step.
problem-field = One of the fields does not fit
problem-field-detail = The field { $field } was not accepted ({ $wrong }).
problem-missing-key = No idempotency key
problem-missing-key-detail = Every POST needs an Idempotency-Key header of 1 to 200 visible ASCII characters, without spaces.
problem-key-used = Idempotency key already used
problem-key-used-detail = Other content was accepted under this key. Please use a new key for a new letter.
problem-in-flight = The same request is under way
problem-in-flight-detail = The first request with this key has not ended yet. Please repeat it in a moment.
problem-broken-form = The form cannot be read
problem-broken-form-detail = The multipart/form-data body breaks off, repeats a field of which there is one, or has a wrong header in a part, such as a control character in a file's name.
problem-not-found = No such resource
problem-not-found-detail = There is nothing at this address, or it belongs to another account.
problem-bad-request = The request cannot be read
problem-bad-request-detail = Address, headers or content do not match the description of the API.
problem-method-not-allowed = Method not allowed
problem-method-not-allowed-detail = This address does not take this HTTP method. The allowed ones are in the Allow header.
problem-too-large = Too much data
problem-too-large-detail = The content exceeds the limits described in the API.
problem-media = Kind of content not supported
problem-media-detail = This address takes multipart/form-data.
problem-timeout = The request took too long
problem-timeout-detail = Please repeat it with the same idempotency key: the letter will not be filed twice.
problem-too-many = Too much at once
problem-too-many-detail = This account is sending too many files right now. Please repeat in a moment with the same idempotency key.
problem-fault = A fault on the side of the office
problem-fault-detail = We noted what happened. Please repeat it with the same idempotency key: the letter will not be filed twice.
problem-instant = Not an instant
problem-instant-detail = The field at is an instant after RFC 3339 with an offset, for example 2026-11-22T12:00:00Z.
problem-unreadable = The file cannot be checked
problem-unknown-field = Unknown field
problem-unknown-field-detail = The form has a field that this address does not take. /api/v1/openapi.json names those it takes.

## The demonstration's terminal

demo-open = { $office }: the demonstration office is open at
demo-stop = Ctrl-C closes the office. Everything stays in the folder for the next time.
demo-closed = The office is closed. Nothing was lost.

## Desk

desk-title = Desk
desk-queue = What waits for me, by last day
desk-none = Nothing waits. When a letter arrives or a case moves on, it appears here.
keys-title = Keyboard shortcuts
keys-show = Keyboard shortcuts
keys-close = Close
keys-next = the next line of the list
keys-previous = the line before
keys-open = open the marked line
keys-search = the search field
keys-list = this list of keys
keys-buttons = The other keys stand beside the buttons. While you type in a field, shortcuts do nothing.
keys-use = Use shortcuts in this browser
keys-or = or

## A client's matter

matter-back = Back
matter-sign = Case number
matter-number = Number in the register of letters
matter-behind = Done:
matter-ahead = Ahead:
matter-today = today
matter-stages = Where your matter stands
matter-stage-received = Letter filed
matter-stage-waiting = Waiting for an official
matter-stage-taken = With an official
matter-stage-opened = Case opened
matter-stage-work = Being examined
matter-stage-answer = Answer
matter-stage-closed = Case closed
matter-stage-since = since { $day }
matter-stage-until = until { $day }
matter-stage-days-left = { $days ->
    [one] { $days } day for the office
   *[other] { $days } days for the office
}
matter-stage-to-collect = waits to be collected
matter-stage-on-account = in this account
matter-word-received = Received
matter-word-annulled = Annulled
matter-word-open = Under way
matter-word-late = Late
matter-word-awaiting-party = Needs your reply
matter-word-awaiting-body = With another body
matter-word-suspended = Suspended
matter-word-collect = To be collected
matter-word-delivered = Delivered
matter-word-closed = Closed
matter-stands-awaiting-party = Your reply
matter-stands-awaiting-body = Opinion of another body
matter-stands-suspended = Suspended
matter-stands-mediation = Mediation
matter-stands-party-delay = Paused
matter-stands-why-awaiting-party = We are waiting for your reply.
matter-stands-why-awaiting-body = We are waiting for the opinion of another body.
matter-stands-why-suspended = The proceedings are suspended.
matter-stands-why-mediation = There is a mediation.
matter-stands-why-party-delay = The matter waits for reasons that do not depend on the office.
matter-term = The office’s time limit
matter-days-left = { $days ->
    [0] Today
    [one] { $days } day
   *[other] { $days } days
}
matter-days-left-last = is the office’s last day: { $day }.
matter-days-left-text = left for the office to settle the matter: until { $day }.
matter-days-excluded = { $days ->
    [one] { $days } day was added, because the clock stood.
   *[other] { $days } days were added, because the clock stood.
}
matter-stands = The clock has stood since { $day }
matter-stands-not-counted = { $reason } These days do not count towards the time limit.
matter-stands-left = { $days ->
    [0] When the clock runs again, that will be the office’s last day.
    [one] When the clock runs again, the office will have { $days } more day.
   *[other] When the clock runs again, the office will have { $days } more days.
}
matter-stands-late = { $days ->
    [one] The clock stopped { $days } day after the time limit.
   *[other] The clock stopped { $days } days after the time limit.
}
matter-late = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
matter-late-text = The time limit passed on { $day }. We are sorry. The office should give the reason and a new date. You may also ask for both by telephone.
matter-late-reminder = You have the right to a reminder (ponaglenie), a complaint against inaction (article 37 of the Code of Administrative Procedure). It is addressed to the higher body and filed here: we pass it on within 7 days.
matter-reminder-button = Write a reminder
matter-no-term = The office counts no time limit in days for this matter.
matter-settled = Settled { $day }
matter-settled-text = The clock no longer runs.
matter-withdrawn-text = The letter was withdrawn. The office sees both letters together.
matter-annulled-text = The entry of this letter in the register was made by mistake and has been annulled. Nobody works on it. If the letter still waits to be settled, please write to or call the office.
matter-ask-collect = The office’s answer is waiting
matter-ask-collect-about = Ready since { $day }.
matter-ask-collect-text = You will see its text once you have collected it. Collecting confirms delivery: we record the day and hour, and the time limits named in the answer, for an appeal for example, run from then. This cannot be undone.
matter-ask-collect-not-yet = An answer that is not collected is not delivered. If it waits long, the office may deliver it in another way, by post for example.
matter-collect-button = Collect the answer
matter-collected = The answer is collected. You can read and download it: it is among the documents.
matter-collect-not-now = This answer cannot be collected now. How things really stand is shown below.
matter-ask-supplement = The office is waiting for your reply
matter-ask-supplement-text = What is missing, and by when, is said in the call that the office sends separately. If in doubt, please telephone whoever handles the matter.
matter-ask-supplement-sign = Please quote { $sign } in your reply.
matter-supplement-button = Reply with a letter
matter-history = What has happened
matter-step-registered = The letter came in, number { $number }
matter-step-registered-paper = The letter came in on paper, number { $number }
matter-step-scanned = The letter was scanned
matter-step-distributed = The letter was sent on
matter-step-for-assignment = Passed on to be assigned
matter-step-assigned = The letter was assigned
matter-step-corrected = The assignment was changed
matter-step-returned = Sent on anew
matter-step-taken = An official took the letter
matter-step-opened = Case { $sign } was opened
matter-step-attached = A letter was added to the case
matter-step-annulment-asked = The office looks whether the entry in the register was a mistake
matter-step-annulled = The entry in the register was annulled: it had been made by mistake
matter-step-entry-kept = The entry in the register stands
matter-step-detached = Took the letter out of the case, to be settled by itself
matter-step-called-party = You were asked to supply what is missing
matter-step-asked-body = Another body was asked for its opinion
matter-step-suspended = The proceedings were suspended
matter-step-mediation = A mediation began
matter-step-party-delay = The clock was stopped
matter-step-clock-stopped = The clock is stopped from { $day }.
matter-step-clock-stopped-later = The clock is stopped from { $day }; entered on { $entered }.
matter-step-resumed = The clock runs again
matter-step-resumed-later = The clock stood until { $day }; entered on { $entered }.
matter-step-handed-over = Another official handles the matter
matter-step-answer-ready = The answer is ready
matter-step-answer-sealed = It bears the office’s seal and a timestamp.
matter-step-collected = The office’s letter was collected
matter-step-reminded = A reminder that the answer waits
matter-step-handed-answer = The office’s letter was delivered
matter-step-closed = The case was closed
matter-step-noted = Noted
matter-step-leads = Handled by { $person }
matter-step-receipt = Official receipt
matter-looks = Who looked
matter-looks-text = We keep who in the office opened this matter or letter: one entry a person and day. Entries are kept for two years.
matter-looks-none = Nobody has looked yet.
matter-looks-count = { $count } { $count ->
    [one] entry
   *[other] entries
}
matter-aside = Who handles it, and documents
matter-holder = Who handles it
matter-holder-ask = When asking about it, { $number } is enough.
matter-room = room { $room }
matter-documents = Documents
matter-no-documents = Letters and answers will appear here.
matter-document-paper = { $day }, a letter on paper. The office keeps the original.
matter-document-file = { $day }, { $kind }, { $size }
matter-document-receipt = Receipt (UPP)
matter-document-receipt-text = { $day }, letter { $number }
matter-document-receipt-waiting = { $day }, the receipt is being sealed
matter-document-answer-waiting = ready { $day }, to be collected above
matter-document-answer = collected { $moment }, PDF
matter-document-answer-handed = delivered { $day }
matter-document-signed = signed
matter-document-sealed = sealed
matter-document-collect = waits to be collected
matter-verify = Is it genuine?
matter-verify-text = The answer bears the office’s electronic seal. Anybody can check it without signing in:
matter-verify-link = Check a document

message-title = Messages in the case
message-link = { $count ->
    [0] Messages
   *[other] Messages (new: { $count })
}
message-with = With: { $client }
message-text = Message
message-no-letter = This is no letter: it gets no number and no receipt, and keeps no time limit.
message-files = Attachments
message-files-hint = At most { $files } { $files ->
    [one] file
   *[other] files
}, each up to { $limit }, together up to { $whole }. We take the same kinds of files as with letters.
message-button = Send the message
message-list = Messages so far
message-none = Nobody has written anything yet.
message-sent = The message is sent.
message-new = new message
message-count = { $count } new
message-desk = New messages from clients
message-unread-by-client = not opened by the client yet
message-unread-by-office = not opened by the office yet
message-due = { $officer } { $count ->
    [one] has written to you: { $count } new message.
   *[other] has written to you: { $count } new messages.
}
message-read = Read
message-about = What messages are for
message-about-text = For short questions and explanations between you and whoever has your case. They stay in the file. To keep a time limit, to apply or to appeal, send a letter: it gets a number and a receipt.
message-write-letter = Write a letter to the office
message-closed = The case is closed, so no more messages can be written in it. For anything new, please send a letter.
message-closed-office = The case is closed: messages can only be read.
message-no-account = The party has no account, so no message can be written to them.
message-not-now = The message was not sent: the case was closed meanwhile.
message-safe = Nothing was sent yet. The text is still in the form; files must be chosen again.
message-error-empty = The message is empty
message-error-empty-slip = Please write what it is about, also when the message only brings files.
message-error-long = The message is too long
message-error-long-slip = A message may have up to 4000 characters. A longer text can be attached as a file.
message-error-hidden = There are hidden characters in the message
message-error-hidden-slip = The text has characters that are not seen or that turn the order of letters. Please type it again without pasting.
message-error-too-many = Too many messages for one day
message-error-too-many-slip = 50 messages may be sent within a day. Please try tomorrow, or call.
case-step-message-sent = message to the client
case-step-message-received = message from the client
case-file-message = Message
case-file-from-client = From the client to the office
case-file-to-client = From the office to the client
case-log-message = Message
matter-stage-delivered = collected
matter-document-answer-name = The office’s answer
matters-due = To do
matters-all = With the office
matters-intro = Newest first. Each shows who has it, and until when.
matters-draft-unseen = The office does not see it yet; { $saved }
matters-collect = Collect the answer
matters-supplement = See what is missing
matters-with = With: { $holder }
matters-until = Until { $day } ({ $left })
matters-until-today = Today is the office’s last day
matters-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
matters-late = The time limit passed on { $day }
matters-stands = The clock has stood since { $day }. { $reason }
matters-receipt = Receipt

## Administration: people, units, one-time passwords

admin-login = Login
admin-unit = Unit
admin-post = Post
admin-room = Room
admin-symbol = Symbol
admin-unit-name = Name of the unit
mistake-one-time = this is the one-time password
mistake-taken = taken
advice-login-form = A login has 3 to 64 characters: plain letters, digits, dots and hyphens. For example: jan.nowak.
advice-login-taken = Somebody signs in with it already. Please choose another, for example with a second initial.
advice-symbol-form = A symbol is made of plain letters and digits, at least one of them a letter, 10 characters at most, for example GK or GK-2.
advice-symbol-taken = Another unit has it already. Please choose another.
advice-choose = Please choose from the list.
advice-one-time = Whoever gave out the one-time password knows it too. Please think of your own.
first-password-title = Please think of your own password
first-password-intro = The one-time password has done its work: it opened the account. To sign in from now on you need your own, which nobody else knows.
first-password-button = Set the password and enter
mistake-own = this is your own account
advice-own = You cannot take administration away from yourself, since the office could be left without an administrator. Another administrator can do it.
post-registry-clerk = registry clerk
post-registry-clerk-may = registers, scans and distributes letters, opens accounts at the counter
post-secretary = secretariat
post-secretary-may = sees the register, distributes letters and sends them for assignment
post-office-head = head of the office
post-office-head-may = mayor or head of the county: assigns letters, sees all cases, approves answers
post-deputy-head = deputy head of the office
post-deputy-head-may = also the secretary of the municipality: may do what the head of the office may
post-unit-head = head of a unit
post-unit-head-may = assigns letters within the unit and approves its answers
post-case-officer = case officer
post-case-officer-may = takes letters, opens and carries cases
post-records-coordinator = records coordinator
post-records-coordinator-may = sees the register and all cases, keeps the file plan, decides nothing
post-archivist = archivist
post-archivist-may = takes closed cases over into the records archive, lends files, runs disposal; changes nothing in cases
post-administrator = system administrator
post-administrator-may = people, units and the file plan; sees neither letters nor cases
admin-officials-title = People in the office
admin-officials-search = Finding a person
admin-officials-search-label = Name, unit or post
admin-officials-all = Show everybody
admin-officials-none = There is nobody like that.
admin-officials-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
admin-reaching = Telephone and room
admin-room-number = room { $room }
admin-standing-open = works
admin-standing-not-come = not used yet
admin-not-come-text = It waits for the first sign-in with the one-time password.
admin-standing-closed = closed
admin-hire = New person
admin-hire-button = Open the account
admin-hire-after = Once the account is open we show a one-time password to be printed.
admin-hire-no-units = Everybody works in some unit, so the first one has to be opened before.
admin-hired = The account is open.
admin-login-hint = What the person will sign in with, for example: jan.nowak. It cannot be changed later.
admin-phone-hint = As clients should see it, with the extension.
admin-choose = – please choose –
admin-leave = Go back without saving
admin-nothing-opened = Nothing has been opened yet. What you filled in is still here.
admin-nothing-changed = Nothing has changed yet. What you filled in is still here.
admin-changed = The change works from now on, also where this person is signed in.
admin-own = This is the account you are working with. Only another administrator can close it.
admin-reset = New password
admin-reset-text = For somebody who forgot the own one or lost the slip. The present one stops working and the person is signed out.
admin-reset-button = Give a one-time password
admin-reset-done = The new one-time password works.
admin-close = Closing the account
admin-close-short = For somebody who left the office.
admin-close-go = Close the account…
admin-close-title = Close the account?
admin-close-signs-out = The person is signed out at once and cannot sign in again. The account cannot be opened again.
admin-close-stays = The name stays beside everything the person did in cases.
admin-close-matters = Cases and letters that the person holds wait until the head of the unit hands them to somebody else.
admin-close-button = Close the account for good
admin-close-keep = Do not close it
admin-closed-text = The account is closed. The name stays beside what this person did. Whoever comes back to the office gets a new account with another login.
admin-to-officials = Done, back to the list
admin-units-title = Units of the office
admin-units-none = There is no unit yet.
admin-unit-people = { $count ->
    [0] nobody works here
    [one] { $count } person
   *[other] { $count } people
}
admin-unit-open = New unit
admin-unit-open-button = Open the unit
admin-unit-opened = The unit is open.
admin-unit-rename = Rename
admin-unit-rename-title = Name of unit { $symbol }
admin-unit-rename-text = The symbol stays, since it is in the signs of the unit’s cases.
admin-unit-renamed = The name is changed.
admin-symbol-hint = Part of the case sign, for example GK. It cannot be changed later.
one-time-title = One-time password
one-time-print = The password is kept nowhere: once you leave this page it cannot be seen again. Please print it and hand the slip to this person.
one-time-what = Login and one-time password for an account in the office
one-time-login = Login
one-time-password = One-time password
one-time-steps = Please do this in order:
one-time-go = open the page
one-time-sign-in = sign in with the login and password above, hyphens included,
one-time-choose = think of your own password; from then on the password on this slip does not work and the slip can be destroyed.
one-time-until = The one-time password works until { $until }. After that please ask for a new one.
sign-in-error-expired = The one-time password has expired
sign-in-error-expired-slip = It works for 30 days. Whoever gave it out can give a new one: the administrator or the registry office.

## the way of a letter through the office
standing-paper = On paper
standing-on-paper = A letter on paper: there is no electronic signature to check.
letter-in-register = In the register
letter-channel = Channel
letter-channel-portal = through the portal
letter-channel-api = by a program (API)
letter-channel-paper = on paper
letter-unit-point = registry office
letter-last-day = To be settled by
letter-due = Day set by the superior
letter-instructions = Instructions
letter-inside = Only officials see this.
letter-steps = What happened
letter-state-registered = Registered
letter-state-scanned = To distribute
letter-state-distributed = Distributed
letter-state-for-assignment = To assign
letter-state-assigned = Assigned
letter-state-taken = Taken
letter-state-filed = In a case
letter-state-returned = Returned
letter-state-for-annulment = To be annulled
letter-state-annulled = Annulled
letter-now-registered-paper = The letter waits at the registry office to be scanned.
letter-now-at-point = The letter waits at the registry office to be distributed.
letter-now-distributed = The letter is with { $unit }. Its head decides.
letter-now-for-assignment = The letter waits for the head of the office to assign it.
letter-now-for-assignment-unit = The letter waits to be assigned anew in { $unit }.
letter-now-assigned-unit = The letter is assigned to { $unit }.
letter-now-assigned = The letter is assigned to { $person }, { $unit }.
letter-now-taken = The letter was taken to be settled by { $person }, { $unit }.
letter-now-filed = The letter is in a case.
letter-now-returned = The letter came back to the registry office. It has to be distributed again.
letter-now-for-annulment = The entry was reported as a mistake. The records coordinator decides whether to annul it.
letter-now-annulled = The entry was made by mistake and is annulled. No other letter will get its number.
letter-step-by-rule = by itself
letter-step-registered = Registered
letter-step-scanned = Scanned whole
letter-step-scanned-not-whole = Scan noted
letter-step-distributed = Distributed: { $unit }
letter-step-sent-for-assignment = Sent to be assigned
letter-step-assigned = Assigned: { $person }, { $unit }
letter-step-assigned-unit = Assigned: { $unit }
letter-step-reassigned = Given on within the unit: { $person }
letter-step-corrected = Assignment taken back
letter-step-refused = Returned to the registry office
letter-step-refused-to = Sent on to the right unit: { $unit }
letter-step-taken = Taken
letter-step-filed = Put into a case
letter-step-annulment-asked = Reported that the entry was made by mistake
letter-step-annulled = Entry annulled
letter-step-entry-kept = Entry left in the register
letter-step-taken-out = Taken out of the case
letter-step-due = by { $day }
letter-distribute = Distribute
letter-distribute-about = The letter goes to the head of the unit.
letter-distribute-rule = The rule “{ $rule }” points to the unit { $unit }. You can choose another.
letter-distribute-button = Distribute the letter
letter-send-for-assignment = Send to be assigned
letter-assign = Assign
letter-assign-button = Assign the letter
letter-assign-to = To whom
letter-assign-to-hint = A unit or a person. A letter of the unit’s symbol leads to it in the list.
letter-assign-unit = { $unit } (its head decides)
letter-due-hint = Day, month, year, for example 30.11.2026.
letter-due-limit = By { $day } at the latest. Left as it is, this day holds.
letter-reassign = Give on within the unit
letter-reassign-about = The superior’s instructions stand as they are, and the day can only come sooner.
letter-reassign-button = Give the letter on
letter-person = To whom
letter-choose-person = Please choose a person
letter-correct = Take the assignment back
letter-correct-about = The letter waits to be assigned again.
letter-correct-button = Take the assignment back
letter-reason = Reason
letter-refuse = Not ours
letter-refuse-to = Where to
letter-refuse-to-point = To the registry office
letter-refuse-button = Send the letter back
letter-ask-annulment = The entry is a mistake
letter-ask-annulment-about = Nobody works on this letter until the coordinator has decided. The number stays used.
letter-ask-annulment-button = Report it
letter-annul = Annul the entry
letter-annul-about = Letter { $number } stays in the register as annulled. This cannot be undone.
letter-annul-button = Annul the entry
letter-keep-entry = Keep the entry
letter-keep-entry-about = The letter goes back to the registry office.
letter-keep-entry-button = Keep the entry
letter-take = Take
letter-done-distribute = The letter is distributed.
letter-done-send-for-assignment = The letter waits to be assigned.
letter-done-assign = The letter is assigned.
letter-done-reassign = The letter is given on.
letter-done-correct = The assignment is taken back.
letter-done-refuse = The letter is sent back.
letter-done-take = The letter is taken.
letter-done-ask-annulment = The entry waits for the coordinator.
letter-done-annul = The entry is annulled.
letter-done-keep-entry = The entry stands. The letter is at the registry office again.
letter-done-scan = The scan is noted.
letter-done-elsewhere = This letter can no longer be filed from that form: below is how it stands now. Nothing more was saved.
letter-not-now = This cannot be done now.
letter-not-now-more = Below is how the letter stands. Nothing was saved.
letter-stale = Somebody did something with this letter meanwhile.
letter-stale-more = Below is how it stands now. Nothing was saved, and what you typed is still in the form, if this can still be done.
letter-errors-safe = Nothing was saved. What you typed is still in the form.
letter-error-unit = Please choose a unit
letter-error-unit-slip = This unit cannot be named here. Please choose another from the list.
letter-error-person = Please choose a person
letter-error-person-slip = Please choose from the list somebody who works in this unit.
letter-error-far = This day is too far away
letter-error-far-slip = The day may be at most { $years } years ahead.
letter-error-day = There is no such day
letter-error-day-slip = Please give day, month and year, for example 30.11.2026.
letter-error-past = This day is over
letter-error-past-slip = Please give today or a later day.
letter-error-later = The day cannot be later
letter-error-later-slip = The superior asked for it by { $day }. It can only be sooner.
letter-error-reason = Please give a reason
letter-error-reason-slip = A sentence is enough, for example: another unit has this matter.
letter-error-long = The text is too long
letter-error-long-slip = There is room for { $limit } characters. Please shorten it.
register-state = State
register-any-state = any state
register-paper = Register a letter on paper
paper-title = A letter on paper
paper-button = Register
paper-saved = Registered { $number }.
paper-saved-letter = Open the letter
paper-saved-slip = Confirmation to print
paper-sender-heading = Sender
paper-letter = Letter
paper-sender = Surname or name
paper-sender-hint = If it cannot be told: no data.
paper-address = Address
paper-subject = What it is about
paper-subject-hint = A sentence by which the letter is known.
paper-service = Kind of matter
paper-received = Day it came
paper-method = How it came
paper-method-post = by post
paper-method-hand = by hand
paper-method-courier = by courier
paper-method-fax = by fax
paper-method-carrier = on a carrier (disc, memory stick)
paper-method-other = otherwise
paper-dated = Date on the letter
paper-dated-hint = A day, a month or only a year, for example 20.11.2026, 11.2026 or 2026.
paper-sign = Sign on the letter
paper-enclosures = Number of enclosures
paper-remarks = Remarks
paper-remarks-hint = For example: damaged envelope, missing enclosure.
paper-error-long = The text is too long or holds signs that cannot be seen
paper-error-sender = Please give the sender
paper-error-sender-slip = If it cannot be told, please write: no data.
paper-error-subject = Please say what the letter is about
paper-error-subject-slip = A sentence is enough. If it cannot be told, please write: no data.
paper-error-early = This day is too long ago
paper-error-early-slip = Please give a day from 1.01.1990 until today.
paper-error-dated-later = The date on the letter is later than the day it came
paper-error-dated-later-slip = Please check the date on the letter and the day it came.
paper-error-other = This form has already registered another letter: { $number }
paper-error-other-slip = If this is the next letter, please save it once more: the form is a new one now.
paper-error-future = This day is still to come
paper-error-future-slip = The letter cannot have come later than today.
paper-error-dated = The date on the letter cannot be read
paper-error-dated-slip = Please write a day, a month or only a year, for example 20.11.2026, 11.2026 or 2026.
paper-error-enclosures = The number of enclosures is no number
paper-error-enclosures-slip = Please write it in digits. Without enclosures it can be left empty.
paper-error-service = Please choose the kind of matter
paper-error-service-slip = If none fits, a general letter is right.
paper-account = The sender’s account
paper-account-none = No account
paper-account-known = The sender has an account
paper-account-new = Open an account at once
paper-account-new-hint = The login and a one-time password are printed with the confirmation.
paper-account-query = PESEL or login
paper-account-query-hint = The matter will show on the sender’s account.
paper-account-query-empty = Please type the sender’s PESEL or login.
paper-account-look = Find the account
paper-account-choose = Which account
paper-account-email-hint = It works once the sender opens the link in the e-mail.
paper-account-found = { $count ->
    [0] There is no such account.
    [one] There is one such account. Please compare the name and choose it.
   *[other] There are { $count } such accounts. Please compare the names and choose one.
}
paper-account-none-given = It is not known which account it is
paper-account-no = There is no such account
paper-account-no-slip = Please check the number or the login. The letter can also be registered without an account.
paper-account-which = Please choose the account
paper-account-which-slip = The name on the account differs from the one on the letter. Please compare them and choose the account.
paper-account-there = The person with this PESEL has an account
paper-account-there-slip = Its login: { $login }. Please choose “The sender has an account”.
paper-account-email-taken = This e-mail address belongs to another account
paper-account-email-taken-slip = Please give another address or leave it empty.
scan-heading = Scan
scan-title = Scan: { $number }
scan-add = Add a scan
scan-button = Save
scan-scope = What is scanned
scan-full = The whole letter
scan-partial = A part of the letter
scan-partial-hint = For example when an enclosure is larger than A3.
scan-none = No scan
scan-none-hint = For example when a model or a book came.
scan-later = It will be scanned later
scan-reason = Why not the whole
scan-reason-hint = For example: a map larger than A3, a model.
scan-file = File of the scan
scan-file-optional = (not needed without a scan)
scan-file-hint = PDF, TIFF or JPEG, up to { $limit }.
scan-none-yet = there is none yet
scan-partial-because = a part of the letter; { $reason }
scan-none-because = there is none; { $reason }
scan-errors-safe = Nothing was saved. What you typed is still in the form; the file of the scan has to be chosen again.
scan-stale-more = Below is how it stands now. The scan was not saved; please choose the file again.
scan-upload-safe = Nothing was saved. Please choose another file and check the rest of the form: not all that you typed may still be there.
scan-error-scope = Please say how much of the letter is scanned
scan-error-scope-slip = Please choose one of the answers.
scan-error-reason = Please say why the scan does not show the whole letter
scan-error-reason-slip = Please give the reason, for example: a map larger than A3.
scan-error-no-file = The file of the scan is missing
scan-error-no-file-slip = Please choose the file, or say that there will be no scan or that it comes later.
scan-error-file = There is a file, but you said that there is no scan
scan-error-file-slip = Please say whether the scan shows the whole letter or a part.
scan-error-kind = This file is no scan
scan-error-kind-slip = A scan is a PDF, TIFF or JPEG file. What is in the file counts, not its name.
scan-error-large = The scan is too large
scan-error-large-slip = There is room for { $limit }. Please scan it in a lower resolution, or a part of it with the reason.
scan-limits = The scan need not be whole when the letter has more than { $pages } pages, or sheets larger than { $paper }.
scan-declared = Number of pages to scan
scan-declared-hint = With the enclosures. We compare it with the scan.
scan-writing = What is on the paper
scan-writing-hint = It decides how fine the scan has to be.
scan-writing-print = Print
scan-writing-hand = Handwriting or a form filled in by hand
scan-writing-colour = Print in which colour matters
scan-writing-photo = Photographs
scan-volume = Volume
scan-volume-hint = How much paper there is, for example: 3 sheets of A1, or 120 leaves in a binder. Not needed when the scan is whole.
scan-error-volume = Please say how much paper there is
scan-error-volume-slip = Please write how much there is, for example: 3 sheets of A1.
scan-error-declared = The number of pages is not a number
scan-error-declared-slip = Please write it in digits, or leave the field empty.
scan-fact-pages = Pages on the scan
scan-fact-fine = Resolution
scan-fact-fine-value = { $dots } dots per inch
scan-odd = Please look through the scan
scan-odd-settled = The scan was looked through
scan-confirm = The scan is good
scan-again = Scan it again
scan-doubt-locked = The file is under a password, and nobody can read it without.
scan-doubt-broken = The file is damaged or too complex and could not be checked.
scan-doubt-pages = The scan has { $found ->
    [one] { $found } page
   *[other] { $found } pages
  }, and there should be { $declared }.
scan-doubt-coarse = { $count ->
    [one] Page { $pages } is
   *[other] Pages { $pages } are
  } below the resolution that the chancery instruction asks for.
scan-doubt-empty = { $count ->
    [one] Page { $pages } looks empty.
   *[other] Pages { $pages } look empty.
  }
scan-doubt-twice = { $count ->
    [one] Page { $pages } looks like an earlier one.
   *[other] Pages { $pages } look like earlier ones.
  }
letter-done-confirm-scan = We noted that the scan is good.
letter-step-scan-confirmed = Confirmed that the scan is good
unscanned-link = Scans: letters without a full scan, and scans to look through
unscanned-title = Scans
unscanned-lists = Lists of scans
unscanned-not-whole = Without a full scan
unscanned-odd = To look through
unscanned-not-whole-caption = Letters on paper without a full scan, newest first
unscanned-odd-caption = Letters whose scan has to be looked through, newest first
unscanned-not-whole-none = Every letter on paper has a full scan.
unscanned-odd-none = No scan waits to be looked through.
unscanned-why = Remarks
scan-text = Text of the scan
scan-text-waits = not read yet
scan-text-read = read, it can be searched for
scan-text-unreadable = it could not be read
scan-copy = Copy of the scan with text that can be marked (PDF)
shelf-link = The chronological store: where the paper lies and what is out
shelf-title = The chronological store
shelf-search = Search in the store
shelf-box = Box
shelf-box-hint = As it is marked, for example: 2026/17.
shelf-out = Show what is out
shelf-out-none = Everything that was put into the store is in its place.
shelf-out-caption = Out of the store, the soonest to come back first
shelf-box-none = There is nothing in this box.
shelf-box-caption = Box { $place }, newest first
shelf-more = More
shelf-to = Given to
shelf-to-hint = A person and their unit, or a body with its address.
shelf-sign = Case sign
shelf-due = To be back by
shelf-letter-title = Paper: { $number }
shelf-letter-heading = Where the paper lies
shelf-put = Put into a box
shelf-lend = Give out of the store
shelf-back = The paper is back in its box
shelf-set-whole = Set: letters that are scanned whole.
shelf-set-not-whole = Set: letters without a full scan. The paper stays with the officer as long as the case runs.
shelf-now-nowhere = The paper has not been put into the store yet.
shelf-now-in = The paper lies in box { $place }.
shelf-now-lent = The paper is with { $to }, to be back by { $day }.
shelf-done-put = We noted where the paper lies.
shelf-done-lend = We noted who has the paper.
shelf-done-back = We noted that the paper is back.
shelf-step-put = Put into box { $place }
shelf-step-lent = Given to { $to }
shelf-step-returned = Back in box { $place }
shelf-stale-more = Below is where the paper is now. Nothing was changed.
shelf-error-box = Please name the box
shelf-error-box-slip = Please write how the box is marked, for example: 2026/17.
shelf-error-to = Please say who has the paper
shelf-error-to-slip = Please write a person and their unit, or a body with its address.
shelf-error-due = Please give the day by which it is to be back
shelf-error-due-slip = Please choose a day from today on, at most five years ahead.
slip-title = Confirmation: { $number }
slip-heading = Confirmation to print
slip-paper-title = Confirmation of receipt
slip-number = Number in the register of incoming letters
slip-point = Chancery point
slip-print = Only the confirmation is printed: Ctrl and P.
slip-next = Next letter
slip-once = The one-time password is shown only now. Please print it before this page is closed.
frame-plan = File plan
plan-title = File plan
plan-lead = As of { $day }.
plan-new = New plan
plan-new-text = The plan in the file takes the place of the present one from the day you give. Classes that it lacks end the day before; cases that are open stay in their classes.
plan-from = Holds from
plan-from-hint = For example 1.01.2027.
plan-file = CSV file
plan-file-hint = First line: symbol, title, category. In UTF-8, with commas or semicolons, up to { $limit }.
plan-button = Bring the plan in
plan-done = The plan is in. New classes: { $added }, changed: { $changed }, ended: { $ended }, as before: { $same }.
plan-safe = Nothing was changed: a plan comes in whole or not at all.
plan-error-no-file = The file with the plan is missing
plan-error-no-file-slip = Please choose a CSV file.
plan-error-large = The file is too large
plan-error-large-slip = There is room for { $limit }.
plan-error-flaws = { $count ->
    [one] There is { $count } flaw in the plan
   *[other] There are { $count } flaws in the plan
}
plan-error-flaws-slip = The lines to put right are in the table below. Then please choose the file again.
plan-flaws = To put right
plan-line = Line
plan-flaw = What to put right
plan-more-flaws = More flaws: { $count }. They are shown once these are put right.
plan-flaw-utf8 = The letters are not in UTF-8. When saving from a spreadsheet please choose “CSV UTF-8”.
plan-flaw-column = The first line lacks the column { $name }.
plan-flaw-empty = There is not a single class here.
plan-flaw-long = The plan has more than { $limit } lines.
plan-flaw-cells = The line has another number of cells than the first. A title with a comma or a semicolon has to stand in quotation marks.
plan-flaw-symbol = “{ $text }” is no symbol of a class: digits alone, at most ten.
plan-flaw-twice = Class { $symbol } stands in the plan a second time.
plan-flaw-parent = Class { $symbol } above it is missing.
plan-flaw-title = The title is missing.
plan-flaw-title-long = The title has more than { $limit } characters.
plan-flaw-signs = The title holds signs that are not seen or turn the text round. Please type the title anew.
plan-flaw-far = A plan may begin on { $day } at the latest.
plan-flaw-category = “{ $text }” is no archival category. These are A, Bc, B with a number of years (B5) and BE with a number of years (BE10).
plan-flaw-no-category = A final class must have an archival category.
plan-flaw-day = “{ $text }” is no day. Please write year-month-day, for example 2027-01-01.
plan-flaw-backwards = The class ends before it begins.
plan-flaw-holds = The class holds like this from { $day }. A change must begin later.
plan-classes = Classes: { $count }
plan-none = The file plan will show here once it is brought in. Without it no case can be opened.
plan-caption = Classes in bold are divided further; cases are opened in the others.
plan-symbol = Symbol
plan-class-title = Title
plan-category = Category
plan-since = Since

## Cases in the office: desk, case, list, search

desk-back = Back to the desk
desk-search = Search: sign, name, title
desk-more = Show the rest
desk-gone = This is no longer on this desk. Somebody may have taken it or passed it on.
desk-nothing-open = Please choose something from the list.
desk-group-late = Late
desk-group-today = Today
desk-group-week = Within a week
desk-group-later = Later
desk-group-none = No date running
desk-today = today
desk-tomorrow = tomorrow
desk-days-left = in { $days } { $days ->
    [one] day
   *[other] days
}
desk-days-late = { $days } { $days ->
    [one] day
   *[other] days
} late
desk-to-close = to be closed
desk-undelivered = not collected, deliver otherwise
desk-to-approve = to be approved
desk-opinion = asks for an opinion
desk-nobody-carries = carried by nobody, to be handed over
desk-letter = Letter
desk-into-case = Open a case or attach
desk-whole-letter = The whole letter

case-meanwhile = A change meanwhile
case-stale = Somebody did something in this case meanwhile.
case-stale-more = Below is how it stands now. Nothing was saved, and what you wrote is still in the form.
case-stale-kept = Below is how it stands now. Nothing was saved, and that form is no longer here. What you wrote, to be copied:
case-not-now = That cannot be done in this case now.
case-errors-safe = Nothing was saved yet. What you wrote is still in the form.
case-party = Party
case-delivery = Delivery
case-delivery-account = account in the portal
case-delivery-paper = on paper
case-unit = Unit
case-officer = Carried by
case-room = room { $room }
case-phone = tel. { $phone }
case-class = Class
case-started = Began
case-opened = Opened
case-closed-on = Closed
case-stood = Clock stood
case-stood-until = { $why }: from { $since } to { $until }
case-clock = Time limit
case-clock-none = no statutory limit
case-clock-until = Until { $day }.
case-clock-ended = settled on { $day }
case-clock-ended-late = settled { $days } { $days ->
    [one] day
   *[other] days
} late
case-clock-stands = the clock stands
case-clock-stands-left = Since { $since }: { $why }. { $days ->
    [0] No day is
    [one] { $days } day is
   *[other] { $days } days are
} left once it runs again.
case-clock-stands-late = Since { $since }: { $why }. The clock was stopped { $days } { $days ->
    [one] day
   *[other] days
} late.
case-clock-stands-free = Since { $since }: { $why }.
case-answers = Answer
case-answers-none = There is no answer yet.
case-answer-draft = draft
case-answer-given-back = given back
case-answer-for-approval = to be approved
case-answer-approved = being sealed
case-answer-sealed = ready to be collected
case-answer-undelivered = not collected, deliver otherwise
case-answer-collected = delivered
case-write = Write the answer
case-write-on = Go on with the answer
case-answer-decide = Check and approve
case-answer-hand = Note the delivery
case-documents = File: { $count } { $count ->
    [one] letter
   *[other] letters
}
case-facts = Case
case-files = Files
case-steps = History
case-stage-open = under way
case-stage-awaiting-party = waits for the party
case-stage-awaiting-body = waits for another body
case-stage-suspended = suspended
case-stage-settled = settled, to be collected
case-stage-delivered = answer delivered
case-stage-archived = in the records archive
case-stage-closed = closed
case-reason-awaiting-party = the party is called to complete the letter
case-reason-awaiting-body = the opinion of another body
case-reason-suspended = the proceedings are suspended
case-reason-mediation = mediation
case-reason-party-delay = a delay by the party, or a cause outside the office
case-basis-awaiting-party = KPA art. 64 par. 2
case-basis-awaiting-body = KPA art. 106
case-basis-suspended = KPA art. 97 and 98
case-basis-mediation = KPA art. 96a
case-basis-party-delay = KPA art. 35 par. 5
case-step-opened = the case was opened
case-step-attached = a letter was attached
case-step-paused = the clock was stopped: { $why }
case-step-paused-from = the clock was stopped from { $day }, entered on { $entered }: { $why }
case-step-resumed = the clock runs again
case-step-resumed-after = the clock runs again: it stood until { $day }, entered on { $entered }
case-step-handed-over = handed over: { $person }
case-step-renamed = the title was changed; before:
case-step-noted = note
case-step-drafted = a letter was drafted
case-step-sent-for-approval = the letter was sent to be approved
case-step-given-back = the letter was given back
case-step-approved = the letter was approved
case-step-settled = the answer was sealed
case-step-reminded = the party was reminded of the answer
case-step-undelivered = the party did not collect the answer in time
case-step-collected = the party collected the letter
case-step-handed-on-paper = the letter was handed over on paper
case-step-archived = the file was taken over by the records archive
case-step-closed = the case was closed
case-step-detached = letter { $number } taken out of the file
case-step-memo-put = official note
case-step-related = related to case { $sign }
case-step-unrelated = no longer related to case { $sign }
case-step-party-named = a party was named
case-step-party-ended = a party was struck out
case-step-sent-out = a letter is to be sent on paper
case-step-withdrawn = a letter was taken back
case-step-posted = a letter was posted
case-step-delivery-noted = the outcome of a delivery was noted
case-step-appealed = a party appealed or complained
case-step-waived = a party waived the appeal
case-related = Related cases
case-file-whole = The whole file
case-file-title = Case file
case-file-letter = Letter
case-file-letter-about = { $number }, { $from }, came in on { $day }; put in by { $by }
case-file-answer = Answer
case-file-call = Call
case-file-unexamined = Left unexamined
case-file-drafted = drafted by { $name }
case-file-approved = approved by { $name }, { $moment }
case-file-sealed = sealed { $moment }
case-file-version = Version { $number }
case-file-note = Internal note
case-file-note-title = Remark for the office
case-file-out = Letter taken out
case-log-title = Case log
case-log-lead = Who did what and when, with the document (KPA art. 66a). It is made from the history of the case by itself.
case-log-back = Case { $sign }
case-log-sign = Sign of the case
case-log-about = Title of the case
case-log-started = Proceedings began
case-log-caption = Acts in the case, the first one first
case-log-when = Date of the act
case-log-who = Who (name and post)
case-log-what = Act
case-log-document = Document in the file and its identifier
case-log-answer = Letter of the office: { $title }
case-log-pdf = Download for print (PDF)
case-log-xml = Download XML
case-log-foot = Log of case { $sign } as of { $moment }

preview-title = Preview of the letter
preview-lead = This is how the letter will look on paper. It is only a preview: nothing was saved.
preview-beside = The sheet beside is drawn anew while you type. The preview saves nothing.
preview-button = Show the preview
preview-sheet = Page { $number } of { $of }
preview-more = { $count ->
    [one] One more page is not shown here.
   *[other] { $count } more pages are not shown here.
}
preview-too-much = This cannot be drawn: the text is too long or has hidden characters. Saving tells what to put right.
preview-without = These fields could not be filled in, since the case has no such data: { $fields }. Please write them into the text.
template-title = Templates of letters
template-link = Templates of letters
template-of-unit = Templates of the unit: { $unit }
template-of-office = Templates of the whole office
template-about = A template is a subject and a text that a letter begins with. Fields of the case, such as its sign or a name, are filled in by themselves.
template-new = New template
template-none = There is no template yet.
template-list = Templates, those offered first
template-name = Name of the template
template-name-hint = It is chosen by this name, for example: Consent to use the pavement.
template-kind = Kind of letter
template-class = File class
template-class-hint = The beginning of a class symbol, for example 53. Empty: for every class.
template-every-class = every
template-last = Last change
template-changed = { $name }, { $day }, version { $version }
template-state-ended = withdrawn
template-subject = Subject of the letter
template-text = Text of the letter
template-text-hint = An empty line parts paragraphs. Fields stand in braces, for example {"{"}znak{"}"}.
template-fields = Put in a field
template-fields-hint = A field is put in where the cursor is; without scripts at the end of the text.
template-field-sign = sign of the case
template-field-title = title of the case
template-field-client = name
template-field-address = address
template-field-today = today
template-field-started = day it began
template-field-last-day = last day
template-field-letter-number = number of the letter
template-field-letter-day = day it came
template-field-service = service
template-field-legal = legal basis
template-field-officer = official
template-field-phone = telephone
template-field-room = room
template-field-unit = unit
template-field-office = office
template-save = Save the template
template-saved = The template is saved.
template-ended = The template is withdrawn. Letters begun with it stay as they were.
template-ended-about = The template is withdrawn: it can be neither chosen nor changed any more.
template-end = Withdraw the template
template-end-about = A withdrawn template cannot be brought back; its versions stay.
template-versions = Versions
template-unknown = There are no such fields: { $fields }.
template-safe = Nothing was saved yet; everything is still in the form.
template-stale = Somebody changed this template meanwhile.
template-stale-more = What you typed is still in the form. Please open the template again and compare it with the newest version.
template-error-empty = Missing: { $field }
template-error-empty-slip = Please fill this in.
template-error-long = Too long: { $field }
template-error-long-slip = A name may have 120 characters, a subject 250, a text 20,000.
template-error-hidden = Hidden characters: { $field }
template-error-hidden-slip = The text has characters that are not seen or that turn the order of letters. Please type it again without pasting.
template-error-unknown = Unknown field: { $field }
template-error-unknown-slip = There are no fields { $fields }. Please choose one from the list under the text, or take the braces away.
template-error-choice = To be corrected: { $field }
template-error-choice-slip = A class is at most four digits; the kind of letter is chosen from the list.
template-error-too-many = Too many templates
template-error-too-many-slip = A unit may have 200 templates on offer. Please withdraw one that is not used.
template-sample-sign = OR.5345.7.2026
template-sample-title = New lamps at the school
template-sample-client = Anna Przykładowa
template-sample-address = ul. Lipowa 7, 00-000 Okienkowo
template-sample-number = RPW/2026/123
template-sample-service = General letter
template-sample-legal = art. 63 KPA
template-sample-room = 12
reply-template = Begin with a template
reply-template-hint = Subject and text of the template take the place of empty fields; what was written already stays, and the template's text stands under it.
reply-template-button = Put in the template
reply-template-used = The template is put in. Please read and complete it; nothing is saved yet.
reply-template-from = Begun with the template: { $name }, version { $version }.
case-memo-annotation = Annotation
case-memo-annotation-about = Of an act that matters to the case and needs no protocol (KPA art. 72).
case-memo-note = Official note
case-memo-question = Question to another unit
case-memo-opinion = Opinion
opinion-link = Opinions of other units
opinion-title = Opinions of other units
opinion-back = Back to the case
opinion-about = The unit that is asked sees the file of this case and answers straight into it. It opens no case of its own. The time limit goes on.
opinion-none = Nobody has been asked yet.
opinion-new = Ask another unit
opinion-unit = Unit
opinion-due = Until when
opinion-about-what = What it is about
opinion-question = Question
opinion-button = Ask for the opinion
opinion-answer = Opinion
opinion-answer-button = Put the opinion into the file
opinion-asked = { $who } asks, { $when }
opinion-given = { $who }, { $when }
opinion-until = answer by { $day }
opinion-state-waits = Waits for the opinion
opinion-state-late = Late
opinion-state-given = The opinion is there
opinion-done-asked = The question is in the file. The head of the unit has it on the desk.
opinion-done-given = The opinion is in the file of the case.
opinion-error-due-slip = The day of the answer is today or later, within a year.
opinion-error-many = The number of questions
opinion-error-many-slip = Twenty questions wait for an answer in this case already.
case-memo-note-about = Of a talk, an inspection, or a matter settled by word of mouth.
case-memo-add = Official note
case-memo-about = It stays in the file under your name and post. It cannot be changed; the next one corrects a mistake.
case-memo-kind = Kind
case-memo-title = About
case-memo-text = Text
case-memo-button = Put into the file
case-detach = Take a letter out
case-detach-about = A letter put in by mistake comes back to you and waits for its case. The history keeps the reason.
case-detach-which = Which letter
case-detach-button = Take it out
case-relate = Relate a case
case-relate-about = The relation is shown in both cases.
case-relate-sign = Sign of the other case
case-relate-button = Relate
case-unrelate = Unrelate a case
case-unrelate-which = Which case
case-unrelate-button = Unrelate
case-why = Why
case-why-hint = The reason stays in the history of the case, for officials to see.
case-done-memo = The official note is in the file.
case-done-detach = The letter is out of the file. It waits on the desk for its case.
case-done-relate = The cases are related.
case-done-unrelate = The cases are no longer related.
case-error-memo-kind = Kind of note
case-error-memo-kind-slip = Please choose one of the kinds.
case-error-detach = Letter
case-error-detach-slip = Please choose a letter of the file, other than the one the case was opened with.
case-error-related = The other case
case-error-related-slip = Please name another case that is not noted so already.
case-error-why = Reason
case-error-why-slip = Please write why.
case-note = Remarks
case-note-inside = Only officials will see it.
case-note-text = Text of the note
case-note-add = Note
case-note-button = Save the note
case-pause = Stop the clock
case-pause-about = The day on which the clock stops still counts. The party is told that it stands, and why.
case-pause-why = Why
case-pause-from = From which day
case-pause-from-hint = The day on which the call was delivered or the question sent.
case-pause-button = Stop the clock
case-resume = Start the clock
case-resume-on = On which day the cause ended
case-resume-on-hint = It is the last day that is not counted. The time limit moves by the whole pause.
case-resume-button = Start the clock
case-hand-over = Hand over
case-hand-over-to = Who will carry the case
case-hand-over-button = Hand the case over
case-choose = Please choose
case-rename = Change the title
case-rename-title = Title of the case
case-rename-button = Save the title
case-close = Close the case
case-close-about = A closed case can only be read.
case-close-noted-only = The case has no answer. It can be closed with a reason, for example “noted”. A closed case can only be read.
case-close-not-collected = Nobody has collected the answer yet. It will still wait in the account. The case can then only be read.
case-close-reason = Reason
case-close-button = Close the case
case-done-pause = Saved: the clock stands.
case-done-resume = Saved: the clock runs again.
case-done-hand-over = The case was handed over.
case-done-note = The note was saved.
case-done-rename = The title was saved.
case-done-close = The case was closed.
case-done-opened = The case was opened; the letter is in its file.
case-done-attached = The letter is in the file.
case-error-reason = The reason
case-error-reason-slip = Please choose one of the reasons.
case-error-day = The day
case-error-day-slip = Please give a day, for example 16.11.2026.
case-error-future = A day to come
case-error-future-slip = This day has not come yet. Please give today or an earlier day.
case-error-early = Too early a day
case-error-early-slip = This day is before the case began or before the clock last changed. Please give a later one.
case-error-answer-approved = The answer is being sealed
case-error-answer-approved-slip = The answer is approved and is just being sealed. In a moment the case will be settled.
case-error-officer = The person
case-error-officer-slip = Please choose somebody of this unit who does not carry the case already.
case-error-empty = No text
case-error-empty-slip = Please write something.
case-error-long = Too long a text
case-error-long-slip = A title has at most 250 signs, a note 4000. Please shorten it.
case-error-hidden = Invisible signs
case-error-hidden-slip = The text has signs that hide or turn it. Please type it on the keyboard.
case-error-class = The file class
case-error-class-slip = Please find and mark a final class that holds today.
case-error-start = The first day
case-error-start-slip = The case cannot have begun in the future, or so long ago. As a rule it is the day on which the letter came.
case-error-unit = The unit's symbol
case-error-unit-slip = The unit's symbol cannot stand in a case sign. Please tell the administrator.
case-error-sign = The case sign
case-error-sign-slip = We found no such case. A sign looks like this: OR.1431.12.2026.
case-error-sign-other = This case takes no letter
case-error-sign-other-slip = It is closed, or somebody else carries it. Please give a case that you carry.

open-page-title = { $number }: opening a case
open-heading = Letter into a case
open-back = Back to the letter
open-new = A new case
open-existing = A case that is there already
open-class-query = Search the file plan
open-class-query-hint = A symbol or words, for example 5345 or certificates.
open-class-button = Find a class
open-class = File class
open-class-look = Please look for a class above.
open-class-suggested = The class foreseen for this service. Another one can be looked for above.
open-class-found = { $count ->
    [0] Nothing fits “{ $query }”. Please try another word or the beginning of a symbol.
    [one] Found { $count } class for “{ $query }”.
   *[other] Found { $count } classes for “{ $query }”.
}
open-class-many = The first { $shown } that fit. Please add a word or a digit of the symbol.
open-category = archival category { $category }
open-group = a group of cases set apart in this class
open-title = Title of the case
open-title-hint = It names what the case is about. The party will see it.
open-started = First day of the proceedings
open-started-hint = The time limit runs from here. The letter came on { $day }.
open-button = Open the case
open-sign = Case sign
open-sign-hint = For example OR.1431.12.2026.
open-attach-button = Attach to the file

search-title = Search
search-label = Sign, number, name or words of the title
search-button = Search
search-hint = We look through the letters and cases that this account may see.
search-nothing = Nothing fits “{ $query }”. Please try one word or the beginning of it.
search-more = This is not all: of each kind the newest 30 are shown. Another word narrows it down.
search-cases = Cases: { $count }
search-letters = Letters: { $count }

list-title = Lists of cases { $year }
list-heading = List of cases { $year }
list-all = All lists of { $year }
list-years = Year
list-none = Nobody has opened a case in this year yet. A list begins with the first case in a class.
list-lists-caption = Lists by class of the file plan.
list-list = List
list-unit = Unit
list-class = Class
list-count = Cases
list-day = As of
list-groups = Groups of cases set apart in this list, each with a list of its own:
list-group-empty = There is no case in this list yet.
list-set-apart = Set a group of cases apart
group-title = Groups of cases
group-about = Cases of one kind in the same class can be kept in a list of their own. A group takes the next number of the list of the class, and its cases have signs like FN.3120.2.1.2026. With the year the group ends, as every list does.
group-new = A new group
group-class = Symbol of the class
group-class-hint = A final class of the file plan, for example 3120.
group-name = Name of the group
group-name-hint = What these cases have in common, for example: housing allowances.
group-button = Set the group apart
group-done = The group is set apart. Cases can be opened in it now.
group-caption = Groups set apart in { $year }
group-by = Set apart by whom and when
group-error-class = The symbol of the class
group-error-class-slip = There is no such final class in today's file plan. Please give a symbol, for example 3120.
group-error-many = The symbol of the class
group-error-many-slip = The unit has as many groups this year as it can have.
list-caption = Cases by number
list-sign = Case sign
list-from = Began
list-sender = From
list-about = Title
list-officer = Carried by
list-state = State
list-first = From the beginning
list-next = Next

## The records archive

frame-archive = Archive
archive-title = Records archive
archive-lead = A case comes here after two full calendar years from its closing. Its unit goes on reading it, and nobody changes anything in it any more.
archive-back = Records archive
archive-due = To be taken over
archive-due-none = No unit has cases to hand over now.
archive-due-caption = Units whose closed cases can be taken over now
archive-unit = Unit
archive-count = Cases
archive-oldest = Closed first
archive-choose = { $unit }: cases to be taken over
archive-choose-about = The ticked cases go onto one transfer list. Untick those whose files are not complete yet.
archive-choose-more = A list holds a hundred cases. The rest is shown once these are taken over.
archive-choose-read = The archivist makes the list. This shows what waits for it.
archive-choose-caption = Closed cases of the unit, the first closed first
archive-take = Take over
archive-sign = Case sign
archive-about = Title
archive-closed = Closed
archive-button = Take over and make the list
archive-lists = Transfer lists
archive-lists-none = There is no list yet.
archive-lists-caption = Lists, newest first
archive-list-number = Number
archive-list-made = Taken over
archive-list-by = By
archive-older = Older lists
archive-newest = Newest lists
archive-loans = Files that are lent
archive-loans-none = All files are in their place.
archive-loans-caption = Files out of the archive, the next to come back first
archive-loan-who = Who has the file
archive-loan-due = Back by
archive-loan-late = overdue
archive-return = It came back
archive-returned = The return is noted.
archive-error-nothing = No case is ticked
archive-error-nothing-slip = Tick at least one case to take over.
archive-error-many = Too many cases at once
archive-error-many-slip = A list holds a hundred cases at most.
archive-error-due = The list has changed
archive-error-due-slip = One of the ticked cases cannot be taken over any more: somebody has just done it. The list below is up to date.
archive-errors-safe = Nothing was taken over.
archive-list-title = Transfer list { $number }
archive-list-lead = { $unit } hands over, the records archive takes over. Cases stand by class, year and number.
archive-list-done = The cases are taken over and the list is made.
archive-list-pdf = Download the list (PDF)
archive-list-xml = Download the list (XML)
archive-list-caption = Cases on the list
archive-position = No.
archive-position-sign = No., case sign
archive-heading-title = Class, title
archive-dates = First and last day
archive-category = Category
archive-documents = Documents
archive-keeping = Category, keeping
archive-from-to = { $from } – { $to }
archive-documents-count = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
archive-list-foot = Transfer list { $number }
archive-kept-for-ever = kept for ever, never disposed of
archive-kept-until = disposal not before { $day }
archive-kept-expert = disposal not before { $day }, after the state archive has looked at it
archive-case-from = Goes to the archive
archive-case-from-day = not before { $day }
archive-case-kept = Archival category
archive-case-title = Case { $sign } in the archive
archive-case-list = Transfer list
archive-case-list-place = { $number }, item { $position }
archive-case-read = Open the case file
archive-lend-title = Lending the file
archive-lend-about = Note who takes the file on paper. What is electronic the unit reads without borrowing.
archive-lend-out = The file is lent: { $who }, until { $day }.
archive-lend-who = Who takes the file
archive-lend-who-hint = First name, surname and unit, or the name of a body
archive-lend-why = What for
archive-lend-due = Back by
archive-lend-button = Note the loan
archive-lent = The loan is noted.
archive-lend-error-who = Who takes the file
archive-lend-error-why = What the file is lent for
archive-lend-error-due = The day of return
archive-lend-error-empty = Fill this in.
archive-lend-error-long = Shorten it to { $most } characters.
archive-lend-error-hidden = Remove the characters that cannot be seen.
archive-lend-error-due-slip = Give a day from today to a year ahead, for example { $day }.
archive-lend-error-out = The file is lent already
archive-lend-error-out-slip = Note its return first.
archive-lend-safe = Nothing was noted.
archive-loans-of = Loans of this file
archive-loan-why = What for
archive-loan-lent = Lent
archive-loan-back = Came back
archive-loan-back-by = { $day }, noted by { $who }
archive-loan-still-out = out of the archive, until { $day }
archive-to-disposal = Disposal: files whose time is over
archive-package-about = The package holds every document of the cases on this list with its metadata. The same list always gives the same package.
archive-package = Download the archive package (tar)
archive-package-hash = Download the hash of the package (SHA-256)
disposal-title = Disposal
disposal-lead = Lists of files whose time is over are drawn up here. Experts (category BE), the head of the office and the state archive decide one after the other. Archival material (A) never comes here, and the program destroys nothing by itself.
disposal-files = Files whose time is over
disposal-files-none = There are no files whose time is over now.
disposal-files-about = The ticked files go onto one list.
disposal-files-caption = Files whose time is over, the longest over first
disposal-take = Onto the list
disposal-class = Class
disposal-since = disposable from { $day }
disposal-button = Draw the list up
disposal-lists = Disposal lists
disposal-drawn = Drawn up
disposal-by = By
disposal-error-nothing = No file is ticked
disposal-error-nothing-slip = Tick at least one case.
disposal-error-lent = A file is lent
disposal-error-lent-slip = The file of { $sign } is out of the archive. Note its return first, or untick the case.
disposal-error-due-slip = One of the ticked cases is no longer here: somebody has just put it on another list. What is below is up to date.
disposal-state-drawn = drawn up
disposal-state-approved = approved
disposal-state-consented = the state archive consented
disposal-state-given-up = given up
disposal-list-title = Disposal list { $number }
disposal-next-opinion = { $count ->
    [one] One case of category BE waits for the experts.
   *[other] { $count } cases of category BE wait for the experts.
}
disposal-next-approve = The list waits for the head of the office.
disposal-next-consent = The list is approved. Send it to the state archive and ask for its consent.
disposal-next-consented = The state archive consented by { $sign } of { $day }. Paper may be destroyed as it says; what is electronic stays in the system.
disposal-no-files = There is no file on the list any more.
disposal-steps = What happened
disposal-step-drawn = the list was drawn up
disposal-step-may-go = experts: may be disposed of
disposal-step-raised = experts: archival material, the category is A now
disposal-step-approved = the list was approved
disposal-step-consented = the consent of the state archive was entered
disposal-step-given-up = the disposal was given up
disposal-opinion = Experts
disposal-opinion-waits = waits for the experts
disposal-opinion-dispose = may be disposed of
disposal-opinion-keep = archival material, keep it
disposal-opinion-keep-hint = The case leaves the list and has category A for ever.
disposal-opinion-not-needed = not needed
disposal-opinion-letter = The letter with the opinion: sign and date
disposal-category-opinion = Category, experts
disposal-opine = Enter an opinion
disposal-opine-about = The state archive gives it, for each case of category BE by itself.
disposal-opine-button = Save the opinion
disposal-approve = Approve the list
disposal-approve-about = The approved list goes to the state archive. It cannot be changed afterwards, only given up.
disposal-approve-button = Approve
disposal-consent = Enter the consent
disposal-consent-about = Enter the sign and the date of the letter by which the state archive consented.
disposal-consent-sign = Sign of the letter
disposal-consent-day = Date of the letter
disposal-consent-button = Save the consent
disposal-give-up = Give up
disposal-give-up-about = The files go back among those whose time is over. Opinions have to be entered anew.
disposal-give-up-button = Give the disposal up
disposal-reason = Reason
disposal-done-drawn = The list is ready.
disposal-done-opinion = The opinion is saved.
disposal-done-approved = The list is approved.
disposal-done-consented = The consent is saved.
disposal-done-given-up = The disposal is given up.
disposal-stale = The list has changed meanwhile
disposal-error-case = Which case the opinion is of
disposal-error-case-slip = Choose a case of category BE on this list.
disposal-error-opinion = The opinion
disposal-error-opinion-slip = Choose what the experts said.
disposal-error-letter = The letter
disposal-error-day-slip = Give a day between the approval of the list and today ({ $day }).
disposal-error-reason = Why it is given up

## Statistics

statistics-link = Statistics { $year }
statistics-title = Statistics { $year }
statistics-office = The whole office
statistics-choose-unit = Unit
statistics-show = Show
statistics-running = Cases under way
statistics-late-now = Of these, late
statistics-settled-in-year = Settled this year
statistics-in-time = In time
statistics-half = Half of the cases took at most
statistics-ninety = 9 in 10 cases took at most
statistics-days = { $days } { $days ->
    [one] day
   *[other] days
}
statistics-months = Month by month
statistics-month-head = Month
statistics-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
statistics-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
statistics-flow = What came in and what was settled
statistics-timely = In time or not
statistics-legend = What the colours mean
statistics-chart = Chart: { $title }. The same figures are in the table below.
statistics-letters = Letters in
statistics-opened = Cases opened
statistics-settled = Settled
statistics-kept = In time
statistics-missed = Late
statistics-no-term = Without a term
statistics-closed = Closed
statistics-classes = How long cases take: by file class
statistics-class = Class
statistics-units = How long cases take: by unit
statistics-unit = Unit
statistics-paces-about = Calendar days from the start to the settling, the time in which the term did not run included. Cases settled in this year.
statistics-half-head = Half, days
statistics-ninety-head = 9 in 10, days
statistics-in-time-head = In time
statistics-bar-days = How many days
statistics-stages = Where cases wait
statistics-stages-about = Cases not closed as of today, by age since their start. Late are those whose day has passed while the term still runs.
statistics-stage = Stage
statistics-waiting = Letters that are in no case yet
statistics-waiting-about = As of today, by days since they were registered.
statistics-age-newest = up to { $days } days
statistics-age-between = { $from } to { $to } days
statistics-age-oldest = more than { $days } days
statistics-sum = Total
statistics-bar-count = How many, how old
statistics-csv = Download the table “{ $title }” (CSV)
statistics-file = statistics
statistics-name = Name
statistics-how = “In time” is counted as the clock of a case counts: pauses, free days and Saturdays move the last day. A case closed without an answer is neither settled in time nor late.

## The board of a unit, and several things at once

board-link = Board of the unit
board-title = Board
board-none = There is no open case here. They appear when somebody opens a case from a letter.
board-none-so = No case fits this choice.
board-people = Who has how many, at which stage
board-cases = Cases
board-caption = Those nearest to the end of their term come first.
board-everybody = Everybody
board-every-stage = Every stage
board-term = Term
board-any-term = Any term
board-late = Late
board-soon = Within 7 days
board-first = From the start
board-choose-person = choose a person
board-hand-over-to = Hand the chosen cases over to
board-hand-over = Hand over
board-error-none = Choose cases
board-error-none-slip = Choose at least one case in the list.
board-error-person = Choose a person
board-error-person-slip = Choose who is to have the chosen cases.
board-errors-safe = Nothing was changed. The chosen cases are still chosen.
several-title = What came of it
several-choose = Choose
several-choose-one = Choose { $number }
several-done = done
several-stale = unchanged: somebody did something here meanwhile, have a look and try again
several-not-now = unchanged: not possible as it stands
several-person = unchanged: this person has it already or cannot have it
several-failed = unchanged: it did not work, try again in a moment
assigning-link = Assign several letters at once
assigning-title = Assigning letters
assigning-lead = Choose letters and say once who is to settle them. Each is recorded on its own, as if it were assigned alone.
assigning-source = Which letters
assigning-waits = Waiting to be assigned
assigning-held = Held by { $name }
assigning-none = There is no letter to assign here.
assigning-caption = Letters, the most urgent first
assigning-until = Last day
assigning-more = The hundred most urgent are shown. More appear when these are assigned.
assigning-form = Chosen letters
assigning-button = Assign the chosen
assigning-error-none = Choose letters
assigning-error-none-slip = Choose at least one letter in the list.
assigning-errors-safe = Nothing was changed. The chosen letters are still chosen.

## What is new

news-link = What is new
news-link-count = What is new: { $count }
news-title = What is new
news-near = The last day is near, or has passed
news-others = What others did
news-none = Nothing new: nobody else did anything in the cases carried here, and no letter was assigned.
news-count = New: { $count }
news-read = Mark as read
news-caption = The last { $days } days, the newest first. What is older stands in the history of the case.
news-number = Sign or number
news-what = What happened
news-who = Who
news-when = When
news-new = new
news-by-itself = by itself

## the answer of a case: on paper, and the page where it is written
reply-paper-sign = Case sign
reply-paper-state = State
reply-paper-draft = draft
reply-paper-phone = tel.
reply-paper-place = { $town }, { $day }
reply-paper-day = { $day }
reply-paper-approved = Approved by
reply-paper-note = This letter was issued electronically and carries an electronic seal with a timestamp. Issuer of the seal: { $office }.
reply-paper-note-draft = This is a draft. Nobody has approved it yet, and it does not carry the seal of the office.
reply-paper-check = Anybody can check that the file is genuine and unchanged, without signing in:
reply-paper-number = Letter identifier: { $number }
reply-post-office-head = head of the office
reply-post-deputy-head = deputy head of the office
reply-post-unit-head = head of the unit
reply-title = Letter in the case
reply-title-new = Write an answer
reply-lead = A letter leaves the office only after it is approved. Until then it can be changed and saved as often as needed.
reply-addressee = Addressee
reply-addressee-hint = Name, and the address below it. Line by line, as on an envelope.
reply-subject = What it is about
reply-subject-hint = Stands on the letter as its heading. We suggest the title of the case; you can write something else. Letters of the office are in Polish.
reply-subject-begin = Sprawa: { $title }
reply-text = Text
reply-text-hint = 20,000 characters at most. An empty line begins a new paragraph. The date, the case sign, the letterhead and who approved the letter are added by us.
reply-save = Save
reply-send = Save and send for approval
reply-preview = Download a preview of the saved version (PDF)
reply-saved = Saved.
reply-sent = Sent for approval.
reply-done-given-back = The letter went back to its author with the remarks.
reply-done-approved = Approved. The office will seal the letter.
reply-done-handed = It is noted that the letter was handed over.
reply-given-back = The letter came back to be corrected
reply-stale = Somebody changed this letter meanwhile.
reply-stale-typed = Below is what was typed on this page; what is saved is the other person’s version. You can download and compare it. Save replaces it with the text of this page; both versions stay on file.
reply-stale-kept = It can no longer be changed here. What was typed can be copied:
reply-stale-look = Below is what is saved now.
reply-typed = What was typed
reply-safe = Everything that was typed is still on this page.
reply-safe-saved = Everything that was typed is saved. The letter was not sent for approval yet.
reply-missing-addressee = Addressee: there is nobody here
reply-missing-addressee-slip = Please say to whom the letter goes.
reply-missing-title = What it is about: the field is empty
reply-missing-title-slip = Please say in one sentence what the letter is about.
reply-missing-text = Text: the field is empty
reply-missing-text-slip = Please write the text of the letter.
reply-long = { $field }: too long
reply-long-slip = There is room for { $most } characters. Please shorten it.
reply-hidden = { $field }: a character that cannot be seen
reply-hidden-slip = There is a character here that cannot be seen or that turns the text around, usually pasted from another program. Please type that part by hand.
reply-state-draft = Draft
reply-state-draft-text = The letter is being written.
reply-state-for-approval = For approval
reply-state-for-approval-text = The letter waits for the head of the unit or the heads of the office.
reply-state-approved = Waits for the seal
reply-state-approved-text = The letter is approved and cannot be changed. The seal and the timestamp come by themselves, usually within seconds. If the timestamp authority is silent, the letter waits and nothing is lost.
reply-state-sealed = Sealed
reply-state-sealed-text = The client can collect the letter in the account; whoever gave an e-mail address was told. The clock of the case has ended.
reply-state-sealed-paper = The sender has no account. Please print the letter, hand it over or post it, and note that here.
reply-state-undelivered = Not collected
reply-state-undelivered-text = The client did not collect the letter in the account, though reminded of it. It is not delivered. Please deliver it otherwise, for example by post or in person, and note that here. The client can still collect it.
reply-state-collected = Collected
reply-state-collected-text = The client collected the letter. The case can be closed.
reply-state-handed = Handed over
reply-state-handed-text = The letter was handed over on paper. The case can be closed.
reply-not-own = This letter is approved by somebody else than its author.
reply-approve = Approve
reply-approve-about = After the approval nothing can be changed. The office seals the letter, the case is settled, and the letter can be collected.
reply-give-back = Give back to be corrected
reply-give-back-button = Give back
reply-remarks = What to correct
reply-remarks-hint = The author of the letter reads it. Remarks stay in the file of the case; the client does not see them.
reply-hand-over = The letter was handed over
reply-hand-over-button = Note it
reply-hand-how = How
reply-hand-post = by post
reply-hand-in-person = in person
reply-hand-day = Day
reply-hand-day-hint = The day it was posted or handed over, for example 22.11.2026.
reply-hand-how-missing = How: please choose
reply-hand-how-missing-slip = Please choose how the letter was handed over.
reply-hand-day-wrong = Day: this day does not fit
reply-hand-day-wrong-slip = Please give a day between the sealing of the letter and today.
reply-facts = About the letter
reply-facts-drafted = Draft
reply-facts-approved = Approval
reply-facts-approved-value = { $name }, { $moment }
reply-facts-sealed = Seal
reply-facts-collected = Collected
reply-facts-handed = Handed over
reply-facts-handed-value = { $day }, { $how }
reply-pdf = Download the sealed letter (PDF)
reply-pdf-name = letter
reply-pdf-name-draft = draft-letter
reply-back = Case { $sign }

## Decisions and orders

ruling-kinds = Kind of letter
ruling-kind-answer = Answer
ruling-kind-decision = Decision
ruling-kind-order = Order
ruling-decision = Decision
ruling-order = Order
ruling-title-new-decision = Write a decision
ruling-title-new-order = Write an order
ruling-title-decision = Decision in case
ruling-title-order = Order in case
ruling-lead-decision = A decision settles the case. It can be saved unfinished; it goes for approval once it has everything that art. 107 of the Code of Administrative Procedure demands. We add the authority, the date, and the signature with name and post.
ruling-lead-order = An order rules on something that came up, and the case goes on. It goes for approval once it has everything that art. 124 of the Code of Administrative Procedure demands. We add the authority, the date, and the signature with name and post.
ruling-party = Party or parties
ruling-party-hint = Whom it concerns: name and address. The addressee may be a proxy; the party is whoever the proxy acts for.
ruling-basis = Legal basis
ruling-basis-hint = The rule of substantive law with the act and where it was published, then the rule of procedure. In Polish.
ruling-basis-hint-order = The rules that the order rests on, such as art. 97 par. 1 point 4, art. 61a or art. 219. In Polish.
ruling-basis-decision = Art. 104 ustawy z dnia 14 czerwca 1960 r. – Kodeks postępowania administracyjnego
ruling-basis-order = Art. 123 ustawy z dnia 14 czerwca 1960 r. – Kodeks postępowania administracyjnego
ruling-text = Ruling
ruling-text-hint = What is ruled, without the reasons. At most 20,000 characters. An empty line starts a new paragraph.
ruling-contesting = Contesting
ruling-granted = I drop the reasons, since the decision grants the party's whole demand
ruling-granted-hint = Art. 107 par. 4. Such a decision is final at once, and no time to appeal runs (art. 127 par. 1a). It is not allowed where the decision settles disputed interests of parties or was made on appeal.
ruling-order-stands = Nobody may complain about this order
ruling-order-stands-hint = One may complain only where a rule says so (art. 141 par. 1). Without that, reasons need not be given.
ruling-reasons = Reasons
ruling-reasons-hint = The facts that were found proven, the evidence, why other evidence was not believed, and the legal basis explained. At most 40,000 characters.
ruling-instruction = Instruction
ruling-instruction-hint = Whether, to whom, how and by when it can be contested, and the right to waive that. We suggest the text of the law. Until somebody changes it, it follows what is ticked above when you save.
ruling-appeals-to = the Local Government Appeal Board
ruling-instruction-decision =
    This decision can be appealed against to { $to }. The appeal is lodged through the authority that made the decision, within 14 days of its delivery (art. 127 par. 1 and 2, art. 129 par. 1 and 2 of the Code of Administrative Procedure).

    Before that time has passed the party may waive the right to appeal, towards the authority that made the decision. On the day on which the authority receives the waiver of the last of the parties, the decision becomes final and legally valid (art. 127a). After the waiver neither an appeal nor a complaint to the administrative court can be lodged.
ruling-instruction-granted = The decision grants the party's whole demand, therefore its reasons were dropped (art. 107 par. 4 of the Code of Administrative Procedure). It is final and cannot be appealed against (art. 127 par. 1a).
ruling-instruction-order =
    A complaint about this order can be lodged to { $to }, through the authority that made the order, within 7 days of its delivery (art. 141 par. 2, art. 129 par. 1 with art. 144 of the Code of Administrative Procedure).

    Before that time has passed the party may waive the right to complain, towards the authority that made the order. On the day on which the authority receives the waiver of the last of the parties, the order becomes final and legally valid (art. 127a with art. 144).
ruling-instruction-stands = Nobody may complain about this order. The party can contest it only in an appeal against the decision (art. 142 of the Code of Administrative Procedure).
ruling-court = Court
ruling-court-lies = An action, an objection or a complaint to a court is possible
ruling-court-hint = Then the letter must say so, with the fee or how it is reckoned and the right to be freed from costs (art. 107 par. 1 point 9).
ruling-court-text = Instruction on going to court
ruling-court-text-hint = Stays empty when nothing is ticked above.
ruling-effect = Effect
ruling-ends = The order ends the case
ruling-ends-hint = For example a refusal to begin proceedings (art. 61a) or to give a certificate (art. 219). The case is then settled by this letter.
ruling-both-reasons = Reasons: they are there, though they were to be dropped
ruling-both-reasons-slip = It is ticked that the reasons are dropped, and this field has something in it. Please remove the text or untick the field above.
ruling-missing-party = Party: nobody is here
ruling-missing-party-slip = Please enter who the party is (art. 107 par. 1 point 3).
ruling-missing-basis = Legal basis: the field is empty
ruling-missing-basis-slip = Please name the legal basis (art. 107 par. 1 point 4).
ruling-missing-text = Ruling: the field is empty
ruling-missing-text-slip = Please write what is ruled (art. 107 par. 1 point 5).
ruling-missing-reasons = Reasons: the field is empty
ruling-missing-reasons-slip = Please give the reasons in fact and law, or tick above why there are none.
ruling-missing-instruction = Instruction: the field is empty
ruling-missing-instruction-slip = Please instruct the party whether and how this can be contested (art. 107 par. 1 point 7).
ruling-missing-court = Instruction on going to court: the field is empty
ruling-missing-court-slip = It is ticked that one may go to court. Please instruct on that, or untick the field above.
ruling-approve-order-about = After the approval nothing can be changed any more. The office seals the order and it can be collected. The case goes on.
ruling-facts-appeal = Contesting
ruling-facts-appeal-days = { $days } days from the delivery to the party
ruling-facts-appeal-none = not possible; final at once
ruling-paper-authority = Authority
ruling-paper-party = Party
ruling-paper-basis = Legal basis
ruling-paper-text = Ruling
ruling-paper-reasons = Reasons
ruling-paper-instruction = Instruction
ruling-paper-court = Instruction on going to court
case-order-decide = Approve the order
case-order-write-on = Go on writing the order
case-order-hand = Note that the order was handed over
case-step-ordered = order sealed
matter-step-ordered = The office made an order
matter-document-ruling-waiting = to be collected, ready since { $day }
matter-ask-decision = The office's decision is waiting
matter-ask-order = An order of the office is waiting
matter-ask-ruling-about = It has been ready since { $day }.
matter-ask-ruling-text = You will see what it says after collecting it. Collecting confirms delivery: we note the day and the hour, and from the next day the terms named in it run, for example for an appeal or a complaint. It cannot be undone.
matter-ask-ruling-not-yet = A letter that is not collected is not delivered. If it waits for long, the office may deliver it otherwise, for example by post.

## Authorisations to decide

authorisation-title = Authorisations
authorisation-about = Who settles cases and signs decisions and orders in the name of the authority (art. 268a of the Code of Administrative Procedure). The head of the office signs everything without one. Whoever has none may only accept a letter, and somebody entitled signs it.
authorisation-new = New authorisation
authorisation-person = Who
authorisation-scope = What may be signed
authorisation-both = decisions and orders
authorisation-decisions = decisions
authorisation-orders = orders
authorisation-classes = File classes
authorisation-classes-hint = Symbols parted by spaces, such as “5345 6220”. Classes below are included. Empty means cases of every class.
authorisation-all-classes = all
authorisation-from = From
authorisation-to = To
authorisation-to-hint = Empty: until revoked.
authorisation-document = Number and date of the document
authorisation-document-hint = For example “OR.077.12.2026 of 2 November 2026”
authorisation-button = Enter the authorisation
authorisation-list = Register of authorisations, latest first
authorisation-when = When
authorisation-days = { $from } – { $to }
authorisation-days-open = from { $from } until revoked
authorisation-state-now = holds
authorisation-state-coming = not yet
authorisation-state-over = over
authorisation-state-ended = revoked { $day }
authorisation-end = Revoke
authorisation-given = The authorisation is entered.
authorisation-ended = The authorisation is revoked. It stays in the register.
authorisation-errors-safe = Everything you typed is still on this page.
authorisation-error-person = Who: this person cannot be authorised
authorisation-error-person-slip = Please choose somebody who works in the office. The head of the office needs no authorisation.
authorisation-error-scope = What may be signed: please choose
authorisation-error-scope-slip = Please choose decisions, orders or both.
authorisation-error-classes = Classes: these are no symbols of classes
authorisation-error-classes-slip = Please enter at most 20 symbols of digits alone, parted by spaces.
authorisation-error-days = To: this day does not fit
authorisation-error-days-slip = The last day cannot be before the first, nor be over.
authorisation-error-document = Number and date of the document: not like this
authorisation-error-document-slip = Please enter number and date of the document, at most 200 characters.
case-answer-accepted = to be signed
case-step-accepted = draft accepted, waits for the signature of somebody entitled
reply-state-accepted = To be signed
reply-state-accepted-text = The letter is accepted and waits for the signature of the head of the office or somebody authorised.
reply-accept = Accept and pass on to be signed
reply-accept-about = Without an authorisation to sign such letters in this class of cases you can only accept it. The head of the office or somebody authorised signs it then.
reply-done-accepted = Accepted. The letter waits for the signature of somebody entitled.
reply-facts-accepted = Acceptance
ruling-paper-for = for { $of }
ruling-paper-for-authority = by authorisation of the authority

## State of the office: alarms

alarm-receipts-wait = Receipts wait for the seal
alarm-receipts-wait-text = { $count ->
    [one] { $count } receipt waits to be sealed
   *[other] { $count } receipts wait to be sealed
}. The letters are accepted and safe. Please check the key of the seal and the timestamp authority: once they answer, the receipts are made by themselves.
alarm-key-out = A key of the seal does not work
alarm-key-out-text = The key “{ $key }” does not work: { $detail }. The office seals with the next key in its settings; when none works, receipts wait. The command okienko doctor tells more.
alarm-key-ends = A certificate of the seal comes to its end
alarm-key-ends-text = The certificate of the key “{ $key }” holds until { $until }. By then the next one is needed: docs/running/keys.md tells how to ask for it.
alarm-roots-late = The journal waits for a timestamp
alarm-roots-late-text = For some time entries of the journal have been under no timestamped root. Letters and receipts are safe, but nothing proves yet that nobody changed the latest entries. Please check the timestamp authority: once it answers, the timestamps are made by themselves.
alarm-authority-out = A timestamp authority does not answer
alarm-authority-out-text = The authority { $authority } gives no timestamps that can be taken: { $detail }. The office asks the next one in its settings; when none answers, receipts wait. Letters are accepted all the while.
alarm-clock-off = The office’s clock differs from that of a timestamp authority
alarm-clock-off-text = The time of { $authority } is { $seconds } s from the office’s clock. Please check the clock of the machine (NTP): the time of filing comes from it.
alarm-seals-end = Seals of receipts could not be prolonged
alarm-seals-end-text = { $count ->
    [one] { $count } receipt proves
   *[other] { $count } receipts prove
} what it says only for some time longer, the first until { $until }, and could not be prolonged. The program tries again every day; its log and the command okienko doctor tell the cause.
alarm-jobs-aside = Jobs put aside
alarm-jobs-aside-text = { $count ->
    [one] The program put { $count } job aside that it could not do
   *[other] The program put { $count } jobs aside that it could not do
}. Nothing is lost, but they will not move by themselves: the program's log tells the cause.
alarm-webhook-out = Another system takes no events
alarm-webhook-out-text = Events were not taken at { $address }: { $detail }. Nothing is lost: when the system answers, sending goes on by itself from where it stopped. After three days it is paused and must be started again on the page “Other systems”.
alarm-letters-lost = The journal and the register disagree
alarm-letters-lost-text = { $count ->
    [one] { $count } letter is in the journal and not in the register, or the other way round
   *[other] { $count } letters are in the journal and not in the register, or the other way round
}. That cannot happen unless somebody changed the database. Please mend nothing, keep the backups safe and run okienko journal verify.
alarm-letters-unrouted = Letters that nobody has
alarm-letters-unrouted-text = { $count ->
    [one] { $count } letter has waited too long to be given to a unit
   *[other] { $count } letters have waited too long to be given to a unit
}. The registry sees them in the register and on the page “Nothing is lost”.
mail-alarms-subject = { $count ->
    [one] An alarm in the office
   *[other] Alarms in the office: { $count }
}
mail-alarms = something in the office needs attention: { $alarms }.
mail-alarms-link = See the state of the office
mail-alarms-after = An alarm goes by itself when its cause does.

## Delivery for a signed receipt (UPD)

matter-ask-sign = A letter of the office waits for your signed receipt
matter-ask-sign-about = { $office } sent it in case { $sign }. It is ready since { $day }.
matter-ask-sign-text = Its text opens as soon as you have signed the receipt of delivery. You can sign with the Trusted Profile, an e-ID card or a qualified signature. The time limits named in the letter, for an appeal for example, run from then.
matter-sign-button = Go on to sign the receipt
matter-step-signed-for = The office’s letter was collected for a signed receipt of delivery
matter-document-delivery = signed { $moment }
case-step-signed-for = the party signed the receipt of delivery and collected the letter
reply-delivery = Delivery
reply-delivery-signed = For a signed receipt of delivery (UPD)
reply-delivery-hint = The client sees the text only after signing the receipt, and the office has proof of who collected the letter and when. Please tick it for decisions and letters from which a time limit runs. Without it a click in the account is enough.
reply-facts-way = Delivery
reply-facts-way-signed = for a signed receipt (UPD)
reply-state-sealed-signed = The letter waits in the client’s account. It opens once the receipt of delivery (UPD) is signed. Until the client signs it, the letter is not delivered.
reply-state-signed-for-text = The client signed the receipt of delivery and collected the letter. The case can be closed.
delivery-name = Receipt of delivery (UPD)
delivery-title = Sign the receipt of delivery
delivery-back = Case { $sign }
delivery-lead = As soon as the signature is checked, the letter of the office opens. Your signature confirms only that you received the letter, not that you agree with what it says.
delivery-who = { $name } must sign, since the letter is addressed to this person.
delivery-until = This receipt can be signed until { $moment }. After that we make a new one, and the letter waits.
delivery-download = Please download the receipt and change nothing in it.
delivery-download-button = Download the receipt (XML, { $size })
delivery-sign = Please sign it in your program in the XAdES format, with the signature inside the file or around it.
delivery-file = The signed receipt
delivery-file-hint = Up to { $limit }. We check it at once and tell you what we find.
delivery-button = Check the signature and open the letter
delivery-hash = Digest of the receipt (SHA-256)
delivery-why = What this signature is for
delivery-why-text = The receipt proves who collected the letter and when. It takes the place of the slip that is signed at the post office.
delivery-break-text = Breaking off does no harm. The letter goes on waiting and you may try again.
delivery-safe-file = The letter waits uncollected; nothing is lost. Browsers do not let us remember a file, so please choose it again.
delivery-too-large = The file is too large
delivery-too-large-slip = A signed receipt has at most { $limit }. Please choose the file that signing produced.
delivery-unreadable = This file cannot be read
delivery-not-xml = This is not a signed receipt
delivery-not-xml-slip = A receipt is signed as an XML file in the XAdES format, and this is a file of another kind. Please choose XAdES in your program and sign the receipt you downloaded.
delivery-not-signed = There is no signature in the file
delivery-several = The file has more than one signature
delivery-several-slip = Only the addressee signs a receipt. Please sign the downloaded file once and choose what signing produced.
delivery-beside = The signature is in a file of its own
delivery-beside-slip = The proof must be one file: the receipt together with its signature. Please choose an enveloped or enveloping signature in your program and sign again.
delivery-not-the-receipt = Another document was signed
delivery-not-the-receipt-slip = The signature in this file is not over the receipt that waits now. Please download it again, sign it without any change and choose the signed file.
delivery-try-later = We cannot check the signature fully now
delivery-try-later-slip = The issuer of the certificate does not answer, so we do not know whether the certificate was revoked. Your file is good: please choose it again in a few minutes.
delivery-other-person-slip = Only the addressee of the letter may sign this receipt, and somebody else did: { $signer }. Please sign it with your own signature.
delivery-no-pesel-slip = Your account has no PESEL number, and we recognise a signature by it. If you have one, the office can add it; you may also collect the letter at the office.
delivery-not-asked = No receipt had been prepared for signing yet
delivery-not-asked-slip = We have prepared one now. Please download it, sign it and choose the signed file.
delivery-over = An hour has passed and the receipt is no longer valid
delivery-over-slip = We made a new one with the present time. Please download it, sign it and choose the signed file.
delivery-row-delivered = Delivered
delivery-row-signer = Signed by
delivery-row-timestamp = Timestamp of the signature
delivery-row-timestamp-waits = none yet; we add it ourselves
delivery-row-issuer = From
delivery-row-addressee = To
delivery-row-case = Case
delivery-row-letter = Identifier of the letter
delivery-row-received = Asked to sign
delivery-row-made = Receipt made
delivery-row-number = Number of the receipt
delivery-done-lead = The letter is delivered. This receipt proves who collected it and when, and the digest shows that it is about exactly this file.
delivery-done-facts = What it proves
delivery-timestamp-about = The delivery holds without a timestamp, too. The timestamp is a further confirmation of the date by an independent authority.
delivery-letter-hash = Digest of the delivered letter (SHA-256)
delivery-take = To download
delivery-xml = The signed receipt
delivery-xml-about = XML, { $size }. This is the original; it is worth keeping.
delivery-letter = The letter with the office’s seal
delivery-check = Checking
delivery-check-text = Whoever is shown this receipt can check it.
delivery-check-link = Check the number of the receipt
delivery-safe = The letter waits uncollected; nothing is lost.
delivery-tp-not-signed-text = Signing was broken off or is still going on. You can go back to it, begin anew or sign the receipt in another way.
delivery-tp-cancelled-text = The receipt was not signed. You can begin anew or sign it in another way.
delivery-tp-not-begun-text = We are not waiting for a signature of this receipt from the Trusted Profile: signing was begun a second time, or an hour has passed and there is a new receipt.
delivery-tp-unreachable-text = Please try again in a few minutes. If you have signed already, you need not sign again: we fetch it once the Trusted Profile answers. You may also sign the receipt in another way.
delivery-tp-faulty-text = Something other than the signed receipt came back. That is a fault on the way and no mistake of yours. Please begin signing anew or sign the receipt in another way.
delivery-tp-refused-slip = We cannot take the signature from the Trusted Profile: { $reason }. Please sign the receipt again or in another way.
delivery-tp-try-later-slip = We cannot tell now whether the certificate of this signature was revoked, since its issuer does not answer. You have signed: in a few minutes please choose “Look whether the signature is there”.
delivery-plain = UPD, the proof of who collected a letter of the office and when.
delivery-mark-words = RECEIPT OF DELIVERY
delivery-mark-name = The office’s mark: { $office }
delivery-proof = This is a print. The addressee signed the receipt electronically, and the signature stands in the XML file. Anybody can check the number without signing in:
delivery-paper = The receipt on paper
delivery-paper-about = PDF. To show and to keep in a folder.
reply-receipt-pdf = Download the receipt of delivery (PDF)
reply-receipt-xml = Download the receipt with the client’s signature (XML)
verify-delivery-number = A letter of our office was delivered for this receipt.
verify-delivery-good = We have this receipt of delivery: the addressee signed it and our office delivered the letter.
verify-delivery-not-ours = The signature under this receipt of delivery is valid, but we have no such receipt.
verify-delivery-other-name = The receipt was signed by somebody whose name is not the addressee's, so it is not the addressee's signature.
verify-delivery-other-file = The receipt is signed, but the file you gave is not the letter that was delivered.
verify-delivery-not-signed = This receipt of delivery is not signed once and as a whole, so it proves nothing.
verify-delivery-file-same = { $name }: this is the delivered letter
verify-delivery-file-other = { $name }: this is another file
## Other systems

systems-title = Other systems
systems-lead = A circulation system or a data warehouse can get a key of its own here and read what happens in the office.
systems-none = No system has been let in yet.
systems-change = Change
systems-see = See
systems-new = New system
systems-new-button = Let it in and make a key
systems-name = Name of the system
systems-name-hint = It will tell whose key this is, for example: EZD, circulation server.
systems-may = What it may do
systems-events = read events
systems-events-hint = What happened, when and to what: numbers, case signs, identifiers, without names or contents.
systems-personal = see personal data
systems-personal-hint = Names, titles of cases and notes that stand beside events. Please allow it only where the law gives a ground.
systems-acts = move letters and cases on in officials’ names
systems-acts-hint = A circulation system registers, assigns, opens cases and hands over decisions for the person it names, within that person’s rights. The journal says that the system did it.
systems-made = let in { $moment } ({ $who })
systems-used = last came { $moment }
systems-unused = has not come yet
systems-shut-out = Closing access
systems-shut-out-text = The key stops working at once, and that cannot be undone. The same system can be let in again with a new key; it can read on from where it ended.
systems-shut-out-button = Close access
systems-shut-out-at = access closed { $moment }
systems-shut-out-done = Access is closed.
systems-key-title = The key is ready
systems-key-text = Please copy it now into the settings of that system. We show it only once and keep it nowhere.
systems-key-use = The system gives the key with every request, in the header
systems-key-on = On to the system
systems-error-name = The system needs a name
systems-error-name-slip = Please write a short name, for example the name of the program.
systems-error-long = The name of the system is too long
systems-error-long-slip = Please shorten the name to { $limit } characters.
systems-error-nothing = It may do nothing yet
systems-error-nothing-slip = Please tick what the system is to do. Personal data alone is not enough.
systems-error-many = There are 50 systems already
systems-error-many-slip = Please first close access for a system that is not needed.
systems-nothing-done = Nobody was let in.
webhooks-title = Sending events to an address
webhooks-text = The system need not ask: we send it what happens, in order, to an address given here, and sign it. What did not arrive is sent again until it does.
webhooks-address = New address
webhooks-address-hint = The https address of the system. A computer in the office’s own network must first be named in the program’s settings (outbound).
webhooks-add = Add the address
webhooks-secret-title = The address is added
webhooks-secret-text = We sign every message with this secret. Please copy it now into the settings of that system: it is not shown again.
webhooks-secret-use = With it the system checks the header
webhooks-good = Everything arrived
webhooks-on-the-way = On the way
webhooks-failing = Nothing arrives since { $moment }
webhooks-paused = Paused { $moment }
webhooks-sent = Events up to no. { $sequence } of { $last } arrived, last { $moment }
webhooks-not-sent = Nothing has arrived yet
webhooks-from = Send from event no.
webhooks-resend = Send from this place
webhooks-resent = Sending goes on from that place.
webhooks-close = Stop sending
webhooks-closed = Nothing is sent to that address any more.
webhooks-error-address = This is no address
webhooks-error-address-slip = Please write the full address, beginning with https://, without name and password, of at most 500 characters.
webhooks-error-many = There are five addresses already
webhooks-error-many-slip = Please first give up an address that is not needed.
webhooks-error-from = There is no such event
webhooks-error-from-slip = Please write a number from 1 to { $last }.
webhooks-nothing-done = Nothing was changed.

## State of the office and "Nothing is lost"

state-title = State of the office
state-good = Everything works.
state-good-text = Nothing needs attention.
state-alarms = { $count ->
    [one] One thing needs attention.
   *[other] { $count } things need attention.
} An alarm goes by itself when its cause does.
state-since = Since:
state-waits = What waits now
state-receipts = Receipts that wait for the seal
state-oldest = the oldest since { $at }
state-jobs = Jobs of the program that wait or run
state-aside = Jobs put aside
state-seals = How long seals hold
state-seals-text = The certificate behind a seal or a timestamp ends one day. The program prolongs receipts and letters by itself 90 days earlier, with one more timestamp. The first version is kept for ever.
state-seals-end = Receipts and letters whose proof ends within 90 days
state-seals-first = the first on { $at }
state-seals-failed = Of them those that could not be prolonged
state-ended = What was and is over
state-ended-none = There has been no alarm yet.
state-from-to = from { $from } to { $to }
continuity-link = Nothing is lost: what came in and what became of it
continuity-title = Nothing is lost
continuity-lead = What came in on { $day }: how many letters have a number, how many a receipt, and how many somebody has. The numbers come from the journal, the register and the receipts separately, so a difference shows at once.
continuity-days = Days
continuity-before = Day before
continuity-after = Day after
continuity-none = Nothing came in that day.
continuity-whole = Nothing was lost.
continuity-whole-text = Every letter has a number and a receipt, and somebody has it.
continuity-gaps = Something is missing: { $count }
continuity-gaps-caption = Letters that lack something
continuity-what = What is missing
continuity-since = Came in
continuity-day = The whole day
continuity-hours = Hour by hour
continuity-hour = From
continuity-filed = Came in
continuity-numbered = Numbered
continuity-receipted = Receipt
continuity-routed = Somebody has it
continuity-state = Together
continuity-slip = slip on paper
continuity-all = complete
continuity-some = something is missing
continuity-no-number = no number
continuity-no-channel = not known
continuity-no-letter = the journal knows this letter and it is not in the register
continuity-no-entry = the letter is in the register and the journal does not know it
continuity-no-receipt = its receipt waits for the seal
continuity-no-route = nobody has it yet
letter-receipt = Receipt
letter-receipt-waits = letter accepted, receipt being sealed
letter-receipt-sealed = sealed { $at }

mail-call-ready-subject = Something is missing in your case { $sign }
mail-call-ready = the office has sent a call in case { $sign }: something has to be completed. What it is, and by when, is shown after signing in and collecting the call.
mail-call-ready-link = Go to the call
mail-call-ready-after = Opening the page collects nothing. The time limit runs from the day after the call is collected.
call-title = Call to complete what was filed
call-others = The call is about the letter named above. Another letter of the file can be chosen:
call-places = What is missing
call-places-lead = Write a remark beside whatever has to be completed or put right. The client can change only these places; all else stays as it was filed.
call-place-filed = Filed:
call-place-empty = Nothing was filed.
call-points = What is missing, in words
call-points-hint = Each point on a line of its own. The client answers by a general letter.
call-points-beside = Only for something that the form has no place for, such as a power of attorney. Each point on a line of its own. Such a call is answered by a general letter, so it does not go together with remarks above.
call-days = How many days to complete it
call-days-hint = At least 7 (Code of Administrative Procedure, art. 64 § 2), counted from the day after the delivery.
call-letter = The call
call-letter-lead = The points with your remarks, the term and what follows from missing it are added below the text by themselves.
call-delivery-hint = Tick this for a proof of delivery with the client’s signature. Without any proof of delivery what was filed cannot be left unexamined; a click in the account is a proof, too.
call-remark = Remark
call-error-days = How many days: this number does not fit
call-error-days-slip = Please enter a number from { $least } to { $most }.
call-error-no-points = Nothing is asked for
call-error-no-points-slip = Please write a remark beside what is missing.
call-error-too-many = Too many points
call-error-too-many-slip = A call has room for { $most } points at most.
call-error-mixed = Remarks in the form and points in words
call-error-mixed-slip = Both cannot be answered in one letter. Please keep either the remarks in the form or the points alone.
call-subject-begin = Call to complete: { $title }
call-text-begin = Under article 64 § 2 of the Code of Administrative Procedure you are called to complete letter no. { $number }, which came in on { $day }. You can do so yourself or by a proxy, in your account in the office’s portal or in writing.
call-paper-points = To be completed:
call-paper-point = { $number }. { $label }: { $remark }
call-paper-point-alone = { $number }. { $remark }
call-paper-term = Time limit: { $days ->
    [one] { $days } day
   *[other] { $days } days
} from the delivery of this call. The day of delivery is not counted; when the last day is a Saturday or a public holiday, the time limit ends on the next working day.
call-paper-effect = If this is not done in time, the application will be left unexamined (Code of Administrative Procedure, article 64 § 2).
call-unexamined-subject = Left unexamined: { $title }
call-unexamined-text = A call of { $called }, delivered on { $delivered }, asked you to complete your application. The time limit ended on { $until }. By that day it had not been completed.

    Therefore, under article 64 § 2 of the Code of Administrative Procedure, the application is left unexamined.
call-write = Call to complete what was filed
call-write-on = Go on with the call
call-decide = Check and approve the call
call-hand = Note that the call was delivered
call-leave-unexamined = Leave unexamined
call-state-sealed = The call waits in the client’s account; if there is an e-mail address, a mail has told of it. The clock of the case stops on the day the call is collected. If that takes long, the call can be handed over on paper, and noted here.
call-state-sealed-paper = The sender has no account. Please print the call, hand it over or post it, and note it here.
call-state-open = Delivered on { $day }. The client has until { $until }. The clock of the case stands until then, and runs again by itself.
call-state-answered = What was missing has come in and is in the file.
call-state-ended = The call is over.
call-approve-about = After the approval nothing can be changed. The office seals the call, and it can be collected. The case stays open.
call-facts-days = Time limit
call-facts-days-value = { $days ->
    [one] { $days } day
   *[other] { $days } days
} from the delivery
call-facts-until = The client has until
call-asked = To be completed
call-changes = What has changed
call-before = Before
call-after = Now
call-nothing = (nothing)
call-not-changed = The client changed nothing here.
case-step-called = call sealed, waiting to be collected
case-step-supplemented = what was missing came in
case-step-call-ended = call taken back
case-step-left-unexamined = left unexamined
case-clock-called = The client has until { $until }.
case-clock-call-missed = The client’s time limit ended on { $until }.
case-stage-called = call waits to be collected
matter-word-call = call to collect
matter-ask-call = The office asks you to complete something
matter-ask-call-about = The call has been ready since { $day }.
matter-ask-call-text = What is missing is shown after you collect the call. Collecting confirms the delivery: the time limit runs from the next day, and the case waits.
matter-ask-answer-call = To be completed by { $until }
matter-ask-answer-call-late = The time limit to complete this ended on { $until }
matter-ask-answer-call-text = The form opens filled in as you filed it. Only what the office asks about can be changed; then sign and file it.
matter-ask-answer-call-words = You answer by a general letter; the case number is filled in already, and the letter goes straight into the file.
matter-ask-answer-call-effect = If it is not completed in time the office may leave your application unexamined (Code of Administrative Procedure, art. 64 § 2).
matter-ask-answer-call-late-text = You can still complete it, but the office may already leave your application unexamined.
matter-answer-call-button = Complete it
matter-document-call = Call to complete something
matter-document-call-waiting = Call, ready since { $day }
matter-step-called = The office sent a call to complete something
matter-step-supplemented = What was missing came in
matter-step-call-ended = The office took the call back
matter-step-left-unexamined = The application was left unexamined
draft-supplement = Completing case { $sign }. Only what the office asks about can be changed.
draft-supplement-asks = The office asks:
draft-supplement-words = Answering a call in case { $sign }. The office asks for:
draft-list-supplement = Completing case { $sign }

desk-call-missed = the call’s day has passed
## Substitutions

substitution-title = Substitutions
substitution-link = Substitutions
substitution-signs-as = { $who } (in place of { $absent })
substitution-acting = You act in place of { $name }. Histories name both of you.
substitution-leave = Back to your own place
substitution-mine = For whom you stand in
substitution-mine-none = Nobody today.
substitution-mine-about = Once you step in you see that person's desk and have that person's rights, until you step back.
substitution-enter = Step in for { $name } (until { $until })
substitution-new = Set a substitution
substitution-new-about = The substitute acts with the absent person's rights from the first day to the last, both counted in. Own drafts stay for somebody else to approve.
substitution-absent = Who is absent
substitution-substitute = Who stands in
substitution-from = From
substitution-to = To (counted in)
substitution-button = Set the substitution
substitution-list = Substitutions, the latest first
substitution-when = When
substitution-days = from { $from } to { $to }
substitution-state-now = Now
substitution-state-coming = To come
substitution-state-over = Over
substitution-state-ended = Ended early
substitution-end = End today
substitution-set = The substitution is set.
substitution-ended = The substitution is ended.
substitution-errors-safe = What you filled in is still in the form.
substitution-error-person = Please name a person
substitution-error-person-slip = Please choose a person from the list.
substitution-error-absent-slip = You cannot name a substitute for this person here. Please choose another from the list.
substitution-error-substitute-slip = A substitute is another person who works in the office. Please choose one from the list.
substitution-error-past = This day is over, or before the first
substitution-error-past-slip = Please give a day that is neither before today nor before the first day.
substitution-error-far = A substitution lasts a year at most
substitution-error-far-slip = Please give an earlier day.
substitution-error-overlaps = There is a substitution on these days
substitution-error-overlaps-slip = { $name } stands in, { $days }. Please give other days, or end that substitution.
