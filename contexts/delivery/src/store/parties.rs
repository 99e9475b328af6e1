//! The SQL of parties.

use database::{Row, Statement, View, sql};
use vocabulary::{AccountId, CaseId, Date, Fault, Instant};

use crate::out::{MOST_PARTIES, Party, PartyId, PartyRole, Proxy};

pub(crate) fn insert(case: CaseId, party: &Party, by: AccountId, at: Instant) -> Statement {
    let proxy = party.proxy.as_ref();
    sql("INSERT INTO delivery_parties
             (id, case_id, name, address, role, proxy_name, proxy_address, proxy_until, named_by, named_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
    .bind(party.id)
    .bind(case)
    .bind(party.name.as_str())
    .bind(party.address.as_str())
    .bind(party.role.code())
    .bind(proxy.map_or("", |proxy| proxy.name.as_str()))
    .bind(proxy.map_or("", |proxy| proxy.address.as_str()))
    .bind(proxy.and_then(|proxy| proxy.until).map(|until| until.to_string()))
    .bind(by)
    .bind(at)
}

pub(crate) fn end(id: PartyId, at: Instant) -> Statement {
    sql("UPDATE delivery_parties SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL").bind(at).bind(id)
}

/// The parties that were named in a case, in that order.
pub(crate) async fn of_case(view: &mut View, case: CaseId) -> Result<Vec<Party>, Fault> {
    let statement = sql("SELECT id, name, address, role, proxy_name, proxy_address, proxy_until, ended_at
         FROM delivery_parties WHERE case_id = $1 ORDER BY named_at, id LIMIT $2");
    let most = u32::try_from(MOST_PARTIES)?;
    view.all(statement.bind(case).bind(most)).await?.iter().map(party).collect()
}

fn party(row: &Row) -> Result<Party, Fault> {
    let (role, proxy): (String, String) = (row.get("role")?, row.get("proxy_name")?);
    let until: Option<String> = row.get("proxy_until")?;
    let until = until.as_deref().map(date).transpose()?;
    let proxy =
        if proxy.is_empty() { None } else { Some(Proxy { name: proxy, address: row.get("proxy_address")?, until }) };
    Ok(Party {
        id: row.get("id")?,
        name: row.get("name")?,
        address: row.get("address")?,
        role: PartyRole::of_code(&role).ok_or_else(|| Fault::new(format!("unknown role of a party {role}")))?,
        proxy,
        ended: row.get::<Option<Instant>>("ended_at")?.is_some(),
    })
}

pub(crate) fn date(text: &str) -> Result<Date, Fault> {
    text.parse().map_err(|_| Fault::new(format!("{text} is no date")))
}

/// A party as it is kept, for comparing.
pub(crate) struct KeptParty {
    pub case: String,
    pub name: String,
    pub address: String,
    pub role: String,
    pub proxy_name: String,
    pub proxy_address: String,
    pub proxy_until: Option<String>,
    pub named_by: String,
    pub named_at: Instant,
    pub ended_at: Option<Instant>,
}

pub(crate) async fn kept(view: &mut View, id: PartyId) -> Result<Option<KeptParty>, Fault> {
    let statement =
        sql("SELECT case_id, name, address, role, proxy_name, proxy_address, proxy_until, named_by, named_at,
                ended_at
         FROM delivery_parties WHERE id = $1");
    let Some(row) = view.optional(statement.bind(id)).await? else { return Ok(None) };
    let (case, by): (CaseId, AccountId) = (row.get("case_id")?, row.get("named_by")?);
    Ok(Some(KeptParty {
        case: case.to_string(),
        name: row.get("name")?,
        address: row.get("address")?,
        role: row.get("role")?,
        proxy_name: row.get("proxy_name")?,
        proxy_address: row.get("proxy_address")?,
        proxy_until: row.get("proxy_until")?,
        named_by: by.to_string(),
        named_at: row.get("named_at")?,
        ended_at: row.get("ended_at")?,
    }))
}

pub(crate) async fn count(view: &mut View) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS parties FROM delivery_parties")).await?.get("parties")
}
