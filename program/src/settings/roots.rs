//! `[journal]`: how often roots over the journal are made.

use journal::Rhythm;

use super::reader::Reader;

/// Reads the section; without it a root is made every hour.
pub fn read(reader: &mut Reader<'_>) -> Rhythm {
    let Some(mut section) = reader.optional_section("journal") else { return Rhythm::HOURLY };
    let read = section.optional_text("roots").map_or(Some(Rhythm::HOURLY), |text| rhythm(&text));
    if read.is_none() {
        section.mistake("roots", "is \"hourly\", \"daily\" or minutes such as \"15\"");
    }
    section.end();
    read.unwrap_or(Rhythm::HOURLY)
}

/// `hourly`, `daily` or minutes.
fn rhythm(text: &str) -> Option<Rhythm> {
    match text {
        "hourly" => Some(Rhythm::HOURLY),
        "daily" => Rhythm::of_minutes(24 * 60),
        minutes => Rhythm::of_minutes(minutes.parse().ok()?),
    }
}

#[cfg(test)]
mod tests {
    use super::rhythm;

    #[test]
    fn roots_come_hourly_daily_or_after_minutes() {
        assert_eq!(rhythm("hourly"), rhythm("60"));
        assert_eq!(rhythm("daily"), rhythm("1440"));
        for wrong in ["", "0", "-1", "1441", "weekly", "15 minutes"] {
            assert_eq!(rhythm(wrong), None, "{wrong}");
        }
    }
}
