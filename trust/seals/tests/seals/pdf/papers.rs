//! Papers of both kinds of tables, and how the office seals them.

use seals::Sealer;
use vocabulary::Clock as _;

use crate::house::House;

/// A paper as the office prints it: PDF/A-2a and PDF/UA-1, objects in a table.
pub const PAPER: &[u8] = include_bytes!("answer.pdf");

impl House {
    /// The paper at baseline T.
    pub async fn sealed_by(&self, sealer: &Sealer, file: &[u8]) -> Vec<u8> {
        let sealed = seals::pdf(file, &**sealer.keys.first(), self.clock.now()).unwrap();
        let (token, _) = self.token(sealer, &sealed.imprint()).await;
        sealed.with_timestamp(&token, None).unwrap()
    }

    /// The paper at baseline LT.
    pub async fn sealed_for_long_by(&self, sealer: &Sealer, file: &[u8]) -> Vec<u8> {
        let sealed = seals::pdf(file, &**sealer.keys.first(), self.clock.now()).unwrap();
        let (token, proofs) = self.token(sealer, &sealed.imprint()).await;
        sealed.with_timestamp(&token, Some(&proofs)).unwrap()
    }
}

/// A paper whose objects are found by a stream, the catalog and the page inside another stream.
pub fn packed() -> Vec<u8> {
    let objects = [
        (1_u8, "<</Type/Catalog/Pages 2 0 R/Lang(pl)>>"),
        (2, "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595.5 842]>>"),
        (3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>/A#20#23b(\\(\\)\\n)/Annots 5 0 R>>"),
        (5, "[]"),
    ];
    let mut file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut rows: Vec<[u8; 4]> = vec![[0; 4]; 8];
    let add = |rows: &mut Vec<[u8; 4]>, file: &mut Vec<u8>, number: u8, entries: &str, data: &[u8]| {
        let place = u16::try_from(file.len()).unwrap().to_be_bytes();
        rows[usize::from(number)] = [1, place[0], place[1], 0];
        file.extend(format!("{number} 0 obj\n<<{entries}/Length {}>>\nstream\n", data.len()).into_bytes());
        file.extend(data);
        file.extend(b"\nendstream\nendobj\n");
    };
    add(&mut rows, &mut file, 4, "", b"0 0 595 842 re n");
    let (mut head, mut bodies) = (String::new(), String::new());
    for (place, (number, object)) in objects.iter().enumerate() {
        head += &format!("{number} {} ", bodies.len());
        bodies += &format!("{object} ");
        rows[usize::from(*number)] = [2, 0, 6, u8::try_from(place).unwrap()];
    }
    let entries = format!("/Type/ObjStm/N {}/First {}", objects.len(), head.len());
    add(&mut rows, &mut file, 6, &entries, (head + &bodies).as_bytes());
    let at = file.len();
    let place = u16::try_from(at).unwrap().to_be_bytes();
    rows[7] = [1, place[0], place[1], 0];
    let entries = "/Type/XRef/W[1 2 1]/Size 8/Root 1 0 R/ID[<01><02>]";
    let table = rows.concat();
    add(&mut rows, &mut file, 7, entries, &table);
    file.extend(format!("startxref\n{at}\n%%EOF").into_bytes());
    file
}
