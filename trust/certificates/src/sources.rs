//! Where revocation and issuers are had from.

use std::sync::Arc;

use outbound::Outbound;

/// The network with a memory, or none. Cheap to clone; clones share their memory.
#[derive(Clone)]
pub struct Sources(Option<Arc<Outbound>>);

impl Sources {
    /// Asks through this client.
    #[must_use]
    pub fn new(outbound: Outbound) -> Self {
        Self(Some(Arc::new(outbound)))
    }

    /// Asks nobody: whatever would be asked for is unavailable.
    #[must_use]
    pub const fn offline() -> Self {
        Self(None)
    }
}
