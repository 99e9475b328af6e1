//! Object streams: objects packed together (ISO 32000-1, clause 7.5.7).

use std::{ops::Range, rc::Rc};

use super::{
    File, Id, Object, PdfFault,
    file::{Entry, MOST_OBJECTS},
    syntax::Reader,
};

/// An object stream, and where it and its data stand.
pub(super) type Packed = (Range<usize>, Rc<Pack>);

/// An object stream, unpacked.
pub(super) struct Pack {
    plain: Vec<u8>,
    /// Number and place of each object.
    objects: Vec<(u32, usize)>,
}

impl File<'_> {
    /// The object of this number in an object stream, at its place there.
    pub(super) fn packed(&self, stream: u32, index: usize, number: u32) -> Result<Object, PdfFault> {
        let (_, pack) = self.pack(stream)?;
        let place = pack.objects.get(index).filter(|(known, _)| *known == number);
        let (_, at) = place.ok_or(PdfFault::Broken)?;
        let mut reader = Reader::new(&pack.plain, *at);
        let object = reader.object();
        self.spend(reader.cost(*at))?;
        Ok(without_places(object?))
    }

    /// The object stream of this number (clause 7.5.7).
    pub(super) fn pack(&self, number: u32) -> Result<Packed, PdfFault> {
        if let Some(pack) = self.packs.borrow().get(&number) {
            return Ok(pack.clone());
        }
        let pack = self.read_pack(number)?;
        self.packs.borrow_mut().insert(number, pack.clone());
        Ok(pack)
    }

    fn read_pack(&self, number: u32) -> Result<Packed, PdfFault> {
        let Some(Entry::At { offset, generation }) = self.entries.get(&number) else { return Err(PdfFault::Broken) };
        let found = self.indirect_at(*offset)?;
        let (Object::Dictionary(dictionary), Some(data)) = (found.object, found.data) else {
            return Err(PdfFault::Broken);
        };
        if found.id != (Id { number, generation: *generation }) {
            return Err(PdfFault::Broken);
        }
        let place = *offset..data.end;
        if let Some(pack) = self.shared.packs.borrow().get(&place) {
            return Ok((place, pack.clone()));
        }
        let plain = self.decrypted(&dictionary, data, found.id)?;
        let whole = |key| match dictionary.get(key) {
            Some(Object::Integer(number)) => usize::try_from(*number).map_err(|_| PdfFault::Broken),
            _ => Err(PdfFault::Broken),
        };
        let (count, first) = (whole("N")?, whole("First")?);
        if count > MOST_OBJECTS {
            return Err(PdfFault::TooComplex);
        }
        let mut reader = Reader::new(&plain, 0);
        let mut objects = Vec::new();
        for _ in 0..count {
            let number = u32::try_from(reader.number()?).map_err(|_| PdfFault::Broken)?;
            let at = usize::try_from(reader.number()?).ok().and_then(|at| at.checked_add(first));
            objects.push((number, at.ok_or(PdfFault::Broken)?));
        }
        let pack = Rc::new(Pack { plain, objects });
        self.shared.packs.borrow_mut().insert(place.clone(), pack.clone());
        Ok((place, pack))
    }
}

/// Places in something unpacked are none in the file.
fn without_places(object: Object) -> Object {
    match object {
        Object::Text(mut text) => {
            text.digits = None;
            Object::Text(text)
        }
        Object::Array(items) => Object::Array(items.into_iter().map(without_places).collect()),
        Object::Dictionary(dictionary) => Object::Dictionary(dictionary.map(|_, value| without_places(value))),
        other => other,
    }
}
