//! Every kind of value comes back as it went in.

use database::{Column, Value, sql, sql_for};
use testkit::on_both_databases;
use uuid::Uuid;
use vocabulary::Instant;

/// Writes the values one after another into a column of this kind and reads them back.
async fn survive<T>(office: &testkit::Office, kind: Kind, values: &[T])
where
    T: Column + Clone + PartialEq + std::fmt::Debug,
    Value: From<T> + From<Option<T>>,
    Option<T>: Column,
{
    let mut transaction = office.database.begin().await.unwrap();
    let create = match kind {
        Kind::Number => sql("CREATE TABLE kept (n BIGINT NOT NULL, v BIGINT)"),
        Kind::Text => sql("CREATE TABLE kept (n BIGINT NOT NULL, v TEXT)"),
        Kind::Bytes => {
            sql_for("CREATE TABLE kept (n INTEGER, v BLOB) STRICT", "CREATE TABLE kept (n BIGINT NOT NULL, v BYTEA)")
        }
        Kind::Id => {
            sql_for("CREATE TABLE kept (n INTEGER, v BLOB) STRICT", "CREATE TABLE kept (n BIGINT NOT NULL, v UUID)")
        }
        Kind::At => sql_for(
            "CREATE TABLE kept (n INTEGER, v INTEGER) STRICT",
            "CREATE TABLE kept (n BIGINT NOT NULL, v TIMESTAMPTZ)",
        ),
        Kind::Flag => sql_for(
            "CREATE TABLE kept (n INTEGER, v INTEGER) STRICT",
            "CREATE TABLE kept (n BIGINT NOT NULL, v BOOLEAN)",
        ),
    };
    transaction.execute(create).await.unwrap();
    for (n, value) in (0_i64..).zip(values) {
        transaction
            .execute(sql("INSERT INTO kept (n, v) VALUES ($1, $2)").bind(n).bind(value.clone()))
            .await
            .unwrap_or_else(|fault| panic!("{value:?}: {fault}"));
    }
    transaction.execute(sql("INSERT INTO kept (n, v) VALUES (-1, $1)").bind(None::<T>)).await.unwrap();
    transaction.commit().await.unwrap();

    let mut view = office.database.view().await.unwrap();
    for (n, value) in (0_i64..).zip(values) {
        let row = view.one(sql("SELECT v FROM kept WHERE n = $1").bind(n)).await.unwrap();
        assert_eq!(&row.get::<T>("v").unwrap(), value);
        let found = view.one(sql("SELECT COUNT(*) AS c FROM kept WHERE v = $1").bind(value.clone())).await.unwrap();
        assert_eq!(found.get::<i64>("c").unwrap(), 1, "{value:?} is found again by its value");
    }
    let none = view.one(sql("SELECT v FROM kept WHERE n = -1")).await.unwrap();
    assert_eq!(none.get::<Option<T>>("v").unwrap(), None);
    assert!(none.get::<T>("v").is_err(), "nothing is not a value");
}

#[derive(Clone, Copy)]
enum Kind {
    Number,
    Text,
    Bytes,
    Id,
    At,
    Flag,
}

on_both_databases! {
    async fn numbers_survive(office) {
        survive(&office, Kind::Number, &[i64::MIN, -1, 0, 1, 1 << 53, (1 << 53) + 1, i64::MAX]).await;
    }

    async fn texts_survive(office) {
        let texts = ["", " ", "zażółć gęślą jaźń", "ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "'; DROP TABLE letters; --", "$1 ? :x %s \\",
                     "e\u{301} é", "\u{1f5c2}\u{10ffff}", "a\r\nb\t\u{1}"];
        survive(&office, Kind::Text, &texts.map(str::to_owned)).await;
        survive_long(&office).await;
    }

    async fn bytes_survive(office) {
        survive(&office, Kind::Bytes, &[Vec::new(), vec![0], vec![0xff, 0, 0xfe], (0..=255).cycle().take(1 << 20).collect()]).await;
    }

    async fn ids_survive(office) {
        survive(&office, Kind::Id, &[Uuid::nil(), Uuid::max(), Uuid::from_u128(0x0190_f5c2_7a4e_7000_8000_0000_0000_0001)]).await;
    }

    async fn instants_survive_to_the_microsecond(office) {
        let far = ["0001-01-01T00:00:00Z", "1899-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z",
                   "1970-01-01T00:00:00Z", "2026-11-22T10:00:00.123456Z", "9999-12-30T22:00:00.999999Z"];
        survive(&office, Kind::At, &far.map(|text| Instant::parse(text).unwrap())).await;
    }

    async fn flags_survive(office) {
        survive(&office, Kind::Flag, &[true, false]).await;
    }

    async fn ids_and_instants_keep_their_order(office) {
        let mut transaction = office.database.begin().await.unwrap();
        transaction
            .execute(sql_for(
                "CREATE TABLE ordered (id BLOB, at INTEGER) STRICT",
                "CREATE TABLE ordered (id UUID, at TIMESTAMPTZ)",
            ))
            .await
            .unwrap();
        for n in [3_u128, 1, 0xff << 120, 2] {
            let at = Instant::from_micros(-5 + i64::try_from(n & 0xf).unwrap());
            transaction
                .execute(sql("INSERT INTO ordered (id, at) VALUES ($1, $2)").bind(Uuid::from_u128(n)).bind(at))
                .await
                .unwrap();
        }
        let rows = transaction.view().all(sql("SELECT id, at FROM ordered ORDER BY id")).await.unwrap();
        let ids: Vec<u128> = rows.iter().map(|row| row.get::<Uuid>("id").unwrap().as_u128()).collect();
        assert_eq!(ids, [1, 2, 3, 0xff << 120]);
        let rows = transaction.view().all(sql("SELECT at FROM ordered ORDER BY at")).await.unwrap();
        let ats: Vec<i64> = rows.iter().map(|row| row.get::<Instant>("at").unwrap().micros()).collect();
        assert_eq!(ats, [-5, -4, -3, -2]);
    }
}

async fn survive_long(office: &testkit::Office) {
    let long = "ż".repeat(3 << 20);
    let mut view = office.database.view().await.unwrap();
    let row = view.one(sql("SELECT CAST($1 AS TEXT) AS v").bind(long.as_str())).await.unwrap();
    assert_eq!(row.get::<String>("v").unwrap(), long);
}
