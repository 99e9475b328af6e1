//! The door to the Trusted Profile (profil zaufany).
