//! Memory for uploads: all of them together take no more than there is, and nobody takes the share of others.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The memory for one kind of uploads.
#[derive(Clone)]
pub(crate) struct Rooms {
    all: Arc<Semaphore>,
    taken: Arc<Mutex<HashMap<String, u32>>>,
    share: u32,
}

/// Some of it, given back when dropped.
pub(crate) struct Room {
    _permit: OwnedSemaphorePermit,
    _share: Share,
}

/// What one account or address has of it.
struct Share {
    rooms: Rooms,
    whose: String,
    megabytes: u32,
}

impl Rooms {
    /// So many MiB in all, of which one account or address may have a quarter at a time.
    pub(crate) fn of(megabytes: u32) -> Self {
        Self { all: Arc::new(Semaphore::new(megabytes as usize)), taken: Arc::default(), share: megabytes / 4 }
    }

    /// Room for so many bytes, waited for while others have it; `None` when this account or address has its share.
    pub(crate) async fn take(&self, whose: String, bytes: u64) -> Option<Room> {
        let share = self.share_of(whose, u32::try_from(bytes.div_ceil(1 << 20)).unwrap_or(u32::MAX).max(1))?;
        let permit = self.all.clone().acquire_many_owned(share.megabytes).await.ok()?;
        Some(Room { _permit: permit, _share: share })
    }

    fn share_of(&self, whose: String, megabytes: u32) -> Option<Share> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mine = taken.get(&whose).copied().unwrap_or_default().saturating_add(megabytes);
        if mine > self.share {
            return None;
        }
        taken.insert(whose.clone(), mine);
        Some(Share { rooms: self.clone(), whose, megabytes })
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut taken = self.rooms.taken.lock().unwrap_or_else(PoisonError::into_inner);
        match taken.get_mut(&self.whose) {
            Some(mine) if *mine > self.megabytes => *mine -= self.megabytes,
            _ => drop(taken.remove(&self.whose)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rooms;

    const MIB: u64 = 1 << 20;

    #[tokio::test]
    async fn nobody_takes_the_share_of_others() {
        let rooms = Rooms::of(16);
        let first = rooms.take("anna".to_owned(), 3 * MIB).await;
        assert!(first.is_some());
        assert!(rooms.take("anna".to_owned(), 2 * MIB).await.is_none());
        assert!(rooms.take("barbara".to_owned(), 4 * MIB).await.is_some());
        drop(first);
        assert!(rooms.take("anna".to_owned(), 4 * MIB).await.is_some());
        assert!(rooms.taken.lock().expect("a lock").is_empty());
    }
}
