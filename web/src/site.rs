//! The site map, whole, grouped by reader.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::from_fn_with_state,
    routing::{MethodRouter, get, post},
};

use crate::{
    State,
    administration::{self, officials, systems, units},
    api,
    client::{self, draft},
    kit::{assets, door, typed},
    links, office, public,
};

/// Forms without files.
const FORM_LIMIT: usize = 64 * 1024;
/// The most that is read of an upload; what is kept of it is less, and told on the page.
const UPLOAD_LIMIT: usize = 256 * 1024 * 1024;

/// A step of a form: its paragraphs may be long, and come with three signs for each byte.
const STEP_LIMIT: usize = 1024 * 1024;

/// For whom a page is. The handler's arguments guard it; the tests try every page as the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Anybody.
    Public,
    /// Clients who signed in.
    Client,
    /// Anybody who signed in.
    SignedIn,
    /// Officials.
    Official,
    /// Administrators.
    Administrator,
}

/// One address and what stands there.
pub(crate) struct Place {
    pub address: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "the handlers guard; the walk in the tests reads it"))]
    pub reader: Reader,
    methods: MethodRouter<State>,
}

fn place(reader: Reader, address: &'static str, methods: MethodRouter<State>) -> Place {
    Place { address, reader, methods }
}

/// Every page.
pub(crate) fn places() -> Vec<Place> {
    use Reader::{Administrator, Client, Official, Public, SignedIn};
    let uploads = || DefaultBodyLimit::max(UPLOAD_LIMIT);
    vec![
        place(Public, links::FRONT, get(public::front::show)),
        place(Public, links::CATALOGUE, get(public::catalogue::show)),
        place(Public, links::SERVICE, get(public::service::show)),
        place(Public, links::VERIFY, get(public::verify::show).post(public::verify::check).layer(uploads())),
        place(Public, links::VERIFY_RECEIPT, get(public::verify::issued)),
        place(Public, links::SIGN_IN, get(public::sign_in::show).post(public::sign_in::enter)),
        place(Public, links::SIGN_OUT, post(public::sign_out::leave)),
        place(Public, links::OPEN_ACCOUNT, get(public::open_account::kind)),
        place(Public, links::OPEN_ACCOUNT_PERSON, get(public::open_account::show).post(public::open_account::register)),
        place(Public, links::OPEN_ACCOUNT_SENT, get(public::open_account::sent)),
        place(Public, links::ACTIVATION, get(public::mail_link::show_activation).post(public::mail_link::activate)),
        place(Public, links::FORGOTTEN, get(public::forgotten::show).post(public::forgotten::ask)),
        place(Public, links::FORGOTTEN_SENT, get(public::forgotten::sent)),
        place(
            Public,
            links::NEW_PASSWORD,
            get(public::mail_link::show_new_password).post(public::mail_link::set_password),
        ),
        place(Public, links::NEW_EMAIL, get(public::mail_link::show_new_email).post(public::mail_link::confirm_email)),
        place(Public, links::ACCESSIBILITY, get(public::statements::accessibility)),
        place(Public, links::PRIVACY, get(public::statements::privacy)),
        place(Public, links::SAMPLE, get(public::samples::show)),
        place(Client, links::FILE, get(client::file::show).post(client::file::file).layer(uploads())),
        place(Client, links::SIGN, get(client::sign::show).post(client::sign::upload::file).layer(uploads())),
        place(Client, links::FIXED_XML, get(client::sign::document::xml)),
        place(Client, links::FIXED_PDF, get(client::sign::document::pdf)),
        place(Client, links::REOPEN, post(client::sign::reopen)),
        place(Client, links::TRUSTED_PROFILE, post(client::sign::trusted_profile::begin)),
        place(Client, links::TRUSTED_PROFILE_BACK, get(client::sign::trusted_profile::finish)),
        place(Client, links::DRAFT_BEGIN, post(draft::begin::begin)),
        place(Client, links::DRAFT, get(draft::resume)),
        place(Client, links::DRAFT_APPLICANT, get(draft::applicant::show).post(draft::applicant::save)),
        place(
            Client,
            links::DRAFT_ATTACHMENTS,
            get(draft::attachments::show).post(draft::attachments::save).layer(uploads()),
        ),
        place(
            Client,
            links::DRAFT_STEP,
            get(draft::step::show).post(draft::step::save).layer(DefaultBodyLimit::max(STEP_LIMIT)),
        ),
        place(
            Client,
            links::DRAFT_SLOT,
            get(draft::attachments::refused_before).post(draft::attachments::add).layer(uploads()),
        ),
        place(Client, links::DRAFT_FILE, get(draft::attachments::file)),
        place(Client, links::DRAFT_FILE_REMOVE, post(draft::attachments::remove)),
        place(Client, links::DRAFT_CHECK, get(draft::check::show).post(draft::check::fix)),
        place(Client, links::DRAFT_DISCARD, get(draft::discard::show).post(draft::discard::discard)),
        place(Client, links::FILINGS, get(client::matters::list::show)),
        place(Client, links::MATTER_CASE, get(client::matters::matter::case)),
        place(
            Client,
            links::MATTER_MESSAGES,
            get(client::matters::messages::show).post(client::matters::messages::send).layer(uploads()),
        ),
        place(Client, links::MATTER_MESSAGE_FILE, get(client::matters::messages::file)),
        place(Client, links::MATTER_LETTER, get(client::matters::matter::letter)),
        place(Client, links::MATTER_FILE, get(client::matters::documents::file)),
        place(Client, links::CALL_SUPPLEMENT, post(client::matters::supplement::begin)),
        place(Client, links::ANSWER_COLLECT, post(client::matters::collect::collect)),
        place(Client, links::ANSWER_PDF, get(client::matters::collect::pdf)),
        place(Client, links::DELIVERY_ASK, post(client::delivery::ask)),
        place(
            Client,
            links::DELIVERY,
            get(client::delivery::show).post(client::delivery::upload::file).layer(uploads()),
        ),
        place(Client, links::DELIVERY_PROFILE, post(client::delivery::trusted_profile::begin)),
        place(Client, links::DELIVERY_PROFILE_BACK, get(client::delivery::trusted_profile::finish)),
        place(Client, links::DELIVERY_XML, get(client::delivery::xml)),
        place(Client, links::DELIVERY_PDF, get(client::delivery::printed::pdf)),
        place(Client, links::RECEIPT, get(client::receipt::show)),
        place(Client, links::RECEIPT_XML, get(client::receipt::xml)),
        place(Client, links::RECEIPT_PROOF, get(client::receipt::proof)),
        place(Client, links::RECEIPT_PDF, get(client::receipt::printed::pdf)),
        place(Client, links::FILING_FILE, get(client::receipt::filed::file)),
        place(Client, links::WITHDRAW, post(client::receipt::withdraw::begin)),
        place(SignedIn, links::SETTINGS, get(client::settings::show)),
        place(Client, links::SETTINGS_DATA, get(client::settings::data::show).post(client::settings::data::save)),
        place(Client, links::SETTINGS_EMAIL, get(client::settings::email::show).post(client::settings::email::ask)),
        place(
            SignedIn,
            links::SETTINGS_PASSWORD,
            get(client::settings::password::show).post(client::settings::password::change),
        ),
        place(SignedIn, links::SETTINGS_LANGUAGE, post(client::settings::choose_language)),
        place(SignedIn, links::SETTINGS_TOKENS, post(client::settings::make_token)),
        place(SignedIn, links::SETTINGS_TOKEN_REVOKE, post(client::settings::revoke_token)),
        place(Official, links::DESK, get(office::desk::show)),
        place(Official, links::NEWS, get(office::news::show).post(office::news::read)),
        place(Official, links::SEARCH, get(office::search::show)),
        place(Official, links::SUBSTITUTIONS, get(office::substitution::show).post(office::substitution::set)),
        place(Official, links::AUTHORISATIONS, get(office::authorisation::show).post(office::authorisation::enter)),
        place(Official, links::AUTHORISATION_END, post(office::authorisation::end)),
        place(Official, links::SUBSTITUTION_LEAVE, post(office::substitution::leave)),
        place(Official, links::SUBSTITUTION_ENTER, post(office::substitution::enter)),
        place(Official, links::SUBSTITUTION_END, post(office::substitution::end)),
        place(Official, links::ARCHIVE, get(office::archive::show).post(office::archive::take_over)),
        place(Official, links::ARCHIVE_LIST, get(office::archive::list::show)),
        place(Official, links::ARCHIVE_LIST_PDF, get(office::archive::list::pdf)),
        place(Official, links::ARCHIVE_LIST_XML, get(office::archive::list::xml)),
        place(Official, links::ARCHIVE_LIST_TAR, get(office::archive::list::package::tar)),
        place(Official, links::ARCHIVE_LIST_HASH, get(office::archive::list::package::hash)),
        place(
            Official,
            links::DISPOSALS,
            get(office::archive::disposal::show).post(office::archive::disposal::draw_up),
        ),
        place(Official, links::DISPOSAL, get(office::archive::disposal::one::show)),
        place(Official, links::DISPOSAL_PDF, get(office::archive::disposal::one::pdf)),
        place(Official, links::DISPOSAL_DEED, post(office::archive::disposal::one::act)),
        place(Official, links::ARCHIVE_CASE, get(office::archive::case::show).post(office::archive::case::lend)),
        place(Official, links::ARCHIVE_RETURN, post(office::archive::case::give_back)),
        place(Official, links::TEMPLATES, get(office::template::show)),
        place(
            Official,
            links::TEMPLATE_NEW,
            get(office::template::edit::begin)
                .post(office::template::edit::add)
                .layer(DefaultBodyLimit::max(STEP_LIMIT)),
        ),
        place(
            Official,
            links::TEMPLATE_PREVIEW,
            post(office::template::edit::draw).layer(DefaultBodyLimit::max(STEP_LIMIT)),
        ),
        place(
            Official,
            links::TEMPLATE,
            get(office::template::edit::show)
                .post(office::template::edit::change)
                .layer(DefaultBodyLimit::max(STEP_LIMIT)),
        ),
        place(Official, links::TEMPLATE_END, post(office::template::edit::end)),
        place(Official, links::CASE_LIST, get(office::case_list::show)),
        place(Official, links::CASE_GROUPS, get(office::case_group::show).post(office::case_group::set_apart)),
        place(Official, links::BOARD, get(office::board::show)),
        place(Official, links::BOARD_HAND_OVER, post(office::board::hand_over::hand_over)),
        place(Official, links::ASSIGNING, get(office::assigning::show).post(office::assigning::assign)),
        place(Official, links::STATISTICS, get(office::statistics::show)),
        place(Official, links::STATISTICS_CSV, get(office::statistics::table::show)),
        place(Official, links::CASE, get(office::case::show)),
        place(Official, links::CASE_FILE, get(office::case::file::show)),
        place(Official, links::CASE_LOG, get(office::case::log::show)),
        place(Official, links::CASE_OPINIONS, get(office::opinion::show).post(office::opinion::act)),
        place(Official, links::CASE_LOG_PDF, get(office::case::log::pdf)),
        place(Official, links::CASE_LOG_XML, get(office::case::log::xml)),
        place(
            Official,
            links::CASE_ANSWER,
            get(office::answer::show).post(office::answer::write::save).layer(DefaultBodyLimit::max(STEP_LIMIT)),
        ),
        place(
            Official,
            links::CASE_CALL,
            get(office::call::show).post(office::call::save).layer(DefaultBodyLimit::max(STEP_LIMIT)),
        ),
        place(
            Official,
            links::CASE_ANSWER_PREVIEW,
            post(office::answer::template::draw).layer(DefaultBodyLimit::max(STEP_LIMIT)),
        ),
        place(Official, links::CASE_ANSWER_GIVE_BACK, post(office::answer::decide::give_back)),
        place(Official, links::CASE_ANSWER_APPROVE, post(office::answer::decide::approve)),
        place(Official, links::CASE_ANSWER_HANDED, post(office::answer::decide::hand_over)),
        place(Official, links::CASE_DELIVERY_XML, get(office::answer::receipt::xml)),
        place(Official, links::CASE_DELIVERY_PDF, get(office::answer::receipt::pdf)),
        place(Official, links::CASE_ANSWER_PDF, get(office::answer::pdf::show)),
        place(Official, links::CASE_PARTIES, get(office::parties::show).post(office::parties::name)),
        place(Official, links::CASE_PARTY_END, post(office::parties::end)),
        place(Official, links::CASE_SENDING, get(office::sending::show).post(office::sending::send)),
        place(Official, links::CASE_APPEAL, post(office::sending::state_of_party)),
        place(Official, links::CASE_OUTCOME, post(office::sending::note)),
        place(Official, links::CASE_WITHDRAW, post(office::sending::withdraw)),
        place(Official, links::OUTGOING, get(office::outgoing::show)),
        place(Official, links::OUTGOING_CSV, get(office::outgoing::table::show)),
        place(Official, links::TO_POST, get(office::outgoing::post::show)),
        place(Official, links::POSTED, post(office::outgoing::post::post)),
        place(Official, links::ENVELOPE, get(office::outgoing::envelope::show)),
        place(Official, links::POSTED_PDF, get(office::outgoing::envelope::pdf)),
        place(Official, links::CASE_MESSAGES, get(office::message::show).post(office::message::send).layer(uploads())),
        place(Official, links::CASE_MESSAGE_FILE, get(office::message::file)),
        place(Official, links::CASE_DEED, post(office::case::act)),
        place(Official, links::LETTER_CASE, get(office::case::open::show).post(office::case::open::act)),
        place(Official, links::REGISTER, get(office::register::register)),
        place(Official, links::EXTRACT, get(office::extract::show)),
        place(Official, links::EXTRACT_CSV, get(office::extract::table::show)),
        place(Official, links::CONTINUITY, get(office::continuity::show)),
        place(Official, links::INBOX, get(office::register::inbox)),
        place(Official, links::RULES, get(office::routing::show).post(office::routing::make)),
        place(Official, links::RULE_PREFER, post(office::routing::prefer)),
        place(Official, links::RULE_END, post(office::routing::end)),
        place(Official, links::LETTER, get(office::letter::show)),
        place(Official, links::LETTER_FILE, get(office::letter::file)),
        place(Official, links::LETTER_MOVE, post(office::letter::act)),
        place(
            Official,
            links::LETTER_SCAN,
            get(office::letter::scan::show).post(office::letter::scan::add).layer(uploads()),
        ),
        place(Official, links::PAPER, get(office::paper::show).post(office::paper::register).layer(uploads())),
        place(Official, links::UNSCANNED, get(office::unscanned::show)),
        place(Official, links::LETTER_SCAN_COPY, get(office::letter::scan::copy)),
        place(Official, links::SHELF, get(office::shelf::show)),
        place(Official, links::LETTER_SHELF, get(office::shelf::letter::show)),
        place(Official, links::LETTER_SHELF_DEED, post(office::shelf::letter::act)),
        place(Official, links::PAPER_SLIP, get(office::paper::slip::show)),
        place(Administrator, links::ADMINISTRATION, get(administration::begin)),
        place(Administrator, links::OFFICIALS, get(officials::show)),
        place(Administrator, links::OFFICIAL_NEW, get(officials::hire::show).post(officials::hire::hire)),
        place(Administrator, links::OFFICIAL, get(officials::change::show).post(officials::change::change)),
        place(Administrator, links::OFFICIAL_PASSWORD, post(officials::password::reset)),
        place(Administrator, links::OFFICIAL_CLOSE, get(officials::close::show).post(officials::close::close)),
        place(
            Administrator,
            links::FILE_PLAN,
            get(administration::plan::show).post(administration::plan::import).layer(uploads()),
        ),
        place(Administrator, links::OFFICE_STATE, get(administration::state::show)),
        place(Administrator, links::SYSTEMS, get(systems::show).post(systems::admit)),
        place(Administrator, links::SYSTEM, get(systems::one::show).post(systems::webhooks::add)),
        place(Administrator, links::WEBHOOK_RESEND, post(systems::webhooks::resend)),
        place(Administrator, links::WEBHOOK_CLOSE, post(systems::webhooks::close)),
        place(Administrator, links::SYSTEM_SHUT_OUT, post(systems::one::shut_out)),
        place(Administrator, links::UNITS, get(units::show).post(units::open)),
        place(Administrator, links::UNIT, get(units::rename::show).post(units::rename::rename)),
    ]
}

/// All pages and the API.
pub fn router(state: State) -> Router {
    let pages = places()
        .into_iter()
        .fold(Router::new(), |router, place| router.route(place.address, place.methods))
        .fallback(async || crate::kit::trouble::Trouble::NotFound)
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(from_fn_with_state(state.clone(), typed::keep))
        .layer(from_fn_with_state(state.clone(), door::pages))
        .with_state(state.clone());
    // Style and fonts need no visitor: nothing is looked up for them.
    let assets = Router::new()
        .route(links::ASSET, get(assets::show))
        .layer(from_fn_with_state(state.clone(), door::assets))
        .with_state(state.clone());
    assets.merge(api::router(state)).fallback_service(pages)
}
