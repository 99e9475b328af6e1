//! Timestamp tokens.
#![no_main]

use libfuzzer_sys::fuzz_target;
use signatures::timestamp::Token;

fuzz_target!(|bytes: &[u8]| {
    let Ok(token) = Token::from_der(bytes) else { return };
    assert_eq!(token.der(), bytes, "kept as it came");
    assert!(!token.is_intact() || token.signer().is_some(), "intact by somebody");
    let covers = token.covers(b"content");
    assert_eq!(
        Token::from_der(bytes).map(|again| again.covers(b"content")),
        Ok(covers),
        "the same bytes tell the same"
    );
    assert!(!token.covers(b"other content") || !covers, "one token is over one content");
    let _ = (token.nonce(), token.policy().len(), token.certificates().len(), token.time().rfc3339());
});
