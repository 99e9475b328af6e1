//! Places that there are only so many of, such as memory for uploads: nobody takes so much that nothing is left for others.

use std::{
    collections::HashMap,
    pin::pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::sync::Notify;

/// How long a place is waited for. Whoever holds some and waits for more gives all of it back when refused, so that even
/// where all hold a part and wait, somebody goes on.
const PATIENCE: Duration = Duration::from_secs(10);

/// Places of one kind.
#[derive(Clone)]
pub(crate) struct Rooms(Arc<Kept>);

struct Kept {
    /// The most that one account or address may have at a time.
    share: u32,
    taken: Mutex<Taken>,
    given_back: Notify,
    patience: Duration,
}

struct Taken {
    free: u32,
    of: HashMap<String, u32>,
}

/// Some of them, given back when dropped.
pub(crate) struct Room {
    rooms: Rooms,
    whose: String,
    size: u32,
}

impl Rooms {
    /// So many places in all, of which one account or address may have a share at a time.
    pub(crate) fn of(all: u32, share: u32) -> Self {
        Self::patient(all, share, PATIENCE)
    }

    fn patient(all: u32, share: u32, patience: Duration) -> Self {
        let taken = Mutex::new(Taken { free: all, of: HashMap::new() });
        Self(Arc::new(Kept { share, taken, given_back: Notify::new(), patience }))
    }

    /// A room without a place as yet.
    pub(crate) fn enter(&self, whose: String) -> Room {
        Room { rooms: Self(Arc::clone(&self.0)), whose, size: 0 }
    }

    /// A room of so many places; `None` when they do not come free in time.
    pub(crate) async fn take(&self, whose: String, size: u32) -> Option<Room> {
        let mut room = self.enter(whose);
        room.grow_to(size).await.then_some(room)
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.0.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nobody may have more than the share, nor more than is left for all others: so a few who take all they can still
    /// leave some, and the fuller it is, the smaller is what one can have.
    fn give(&self, whose: &str, more: u32) -> bool {
        let mut taken = self.taken();
        let mine = taken.of.get(whose).copied().unwrap_or_default().saturating_add(more);
        if mine > self.0.share.min(taken.free) {
            return false;
        }
        taken.free -= more;
        taken.of.insert(whose.to_owned(), mine);
        true
    }
}

impl Room {
    /// Takes more places until there are so many, waiting a little for them; `false` when they do not come free in time.
    pub(crate) async fn grow_to(&mut self, size: u32) -> bool {
        let more = size.saturating_sub(self.size);
        if more == 0 {
            return true;
        }
        if size > self.rooms.0.share {
            return false;
        }
        let given = async {
            loop {
                let mut given_back = pin!(self.rooms.0.given_back.notified());
                given_back.as_mut().enable();
                if self.rooms.give(&self.whose, more) {
                    break;
                }
                given_back.await;
            }
        };
        let given = tokio::time::timeout(self.rooms.0.patience, given).await.is_ok();
        if given {
            self.size = size;
        }
        given
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        {
            let mut taken = self.rooms.taken();
            taken.free += self.size;
            match taken.of.get_mut(&self.whose) {
                Some(mine) if *mine > self.size => *mine -= self.size,
                _ => drop(taken.of.remove(&self.whose)),
            }
        }
        self.rooms.0.given_back.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn take(rooms: &Rooms, whose: &str, size: u32) -> Option<Room> {
        rooms.take(whose.to_owned(), size).await
    }

    #[tokio::test]
    async fn nobody_takes_the_share_of_others() {
        let rooms = Rooms::patient(16, 4, Duration::ZERO);
        let first = take(&rooms, "anna", 3).await;
        assert!(first.is_some());
        assert!(take(&rooms, "anna", 2).await.is_none());
        assert!(take(&rooms, "barbara", 4).await.is_some());
        assert!(take(&rooms, "barbara", 5).await.is_none(), "it is more than the share");
        drop(first);
        assert!(take(&rooms, "anna", 4).await.is_some());
        assert!(rooms.taken().of.is_empty());
        assert_eq!(rooms.taken().free, 16);
    }

    #[tokio::test]
    async fn those_who_take_all_they_can_leave_some_for_the_next() {
        let rooms = Rooms::patient(16, 4, Duration::ZERO);
        let mut held = Vec::new();
        for whose in ["anna", "barbara", "celina", "danuta", "ewa"] {
            let mut room = rooms.enter(whose.to_owned());
            while room.grow_to(room.size + 1).await {}
            held.push(room);
        }
        assert!(take(&rooms, "felicja", 1).await.is_some());
    }

    #[tokio::test]
    async fn a_place_that_comes_free_goes_to_who_waits() {
        let rooms = Rooms::of(2, 1);
        let held = take(&rooms, "anna", 1).await.expect("a place");
        let waits = tokio::spawn({
            let rooms = rooms.clone();
            async move { take(&rooms, "anna", 1).await.is_some() }
        });
        tokio::task::yield_now().await;
        assert!(take(&rooms, "barbara", 1).await.is_some(), "others need not wait");
        drop(held);
        assert!(waits.await.unwrap());
    }
}
