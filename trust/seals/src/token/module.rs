//! The library by which a maker's tokens are reached (PKCS#11 3.0).

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, RwLock, TryLockError},
};

use cryptoki::{
    context::{CInitializeArgs, CInitializeFlags, Pkcs11},
    error::{Error, RvError},
};

use super::TokenFault;

/// C_Initialize and C_Finalize are of the whole process (section 5.4), so every token of a library shares what is here.
static MODULES: Mutex<BTreeMap<PathBuf, Arc<Module>>> = Mutex::new(BTreeMap::new());

/// A library, loaded and initialised when it is first needed.
pub(super) struct Module {
    path: PathBuf,
    state: RwLock<State>,
}

#[derive(Default)]
struct State {
    /// Once loaded it stays: sessions hold it.
    library: Option<Pkcs11>,
    is_initialised: bool,
    /// Grows whenever the library is initialised; sessions and handles of an earlier number are nothing any more.
    generation: u64,
}

impl Module {
    /// The library at this path.
    pub fn at(path: &Path) -> Arc<Self> {
        let mut modules = MODULES.lock().unwrap_or_else(PoisonError::into_inner);
        let made = || Arc::new(Self { path: path.to_owned(), state: RwLock::default() });
        Arc::clone(modules.entry(path.to_owned()).or_insert_with(made))
    }

    /// Does something within the initialised library, which nobody finalises meanwhile.
    pub fn within<T>(&self, act: impl FnOnce(&Pkcs11, u64) -> Result<T, TokenFault>) -> Result<T, TokenFault> {
        loop {
            let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
            if let (Some(library), true) = (&state.library, state.is_initialised) {
                return act(library, state.generation);
            }
            drop(state);
            self.state.write().unwrap_or_else(PoisonError::into_inner).initialise(&self.path)?;
        }
    }

    /// Initialises the library anew, which some need to see a token that came back, unless somebody did so after this
    /// generation, or is within the library: finalising it below a call that is under way is undefined.
    pub fn renew(&self, generation: u64) {
        let mut state = match self.state.try_write() {
            Ok(state) => state,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return,
        };
        if state.generation == generation && state.is_initialised {
            state.is_initialised = false;
            // Whatever it answers, it is initialised again when next needed.
            let _ = state.library.clone().map(Pkcs11::finalize);
        }
    }
}

impl State {
    fn initialise(&mut self, path: &Path) -> Result<(), TokenFault> {
        if self.is_initialised {
            return Ok(());
        }
        let library = match &self.library {
            Some(library) => library.clone(),
            None => Pkcs11::new(path).map_err(|error| broken(path, &error))?,
        };
        match library.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
            // Another user of the library in this process was first.
            Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {}
            Err(error) => return Err(broken(path, &error)),
        }
        self.library = Some(library);
        self.is_initialised = true;
        self.generation += 1;
        Ok(())
    }
}

fn broken(path: &Path, error: &Error) -> TokenFault {
    TokenFault::Library { path: path.to_owned(), why: error.to_string() }
}
