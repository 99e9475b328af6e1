//! Choices that the fuzzer can make again.

/// Numbers out of one number (xorshift).
pub struct Chance(u64);

impl Chance {
    /// The choices of this seed.
    #[must_use]
    pub const fn new(seed: u32) -> Self {
        Self((seed as u64) << 17 | 0x9e37_79b9)
    }

    /// A number below this one; 0 below 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or_default().checked_rem(end).unwrap_or_default()
    }

    /// One of these; none of none.
    pub fn of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}

/// Puts an altered input into the fuzzer's room; 0 when it does not fit.
pub fn put(data: &mut [u8], altered: &[u8]) -> usize {
    match data.get_mut(..altered.len()) {
        Some(room) => {
            room.copy_from_slice(altered);
            altered.len()
        }
        None => 0,
    }
}
