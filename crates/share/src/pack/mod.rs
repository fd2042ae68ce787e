//! Packing of JSON values.
//!
//! A packing starts with the number of vocabulary words that its writer knew, followed by one value. Every value starts
//! with a byte that tells its type:
//!
//! | byte | value |
//! | --- | --- |
//! | `00` `01` `02` | null, false, true |
//! | `03` | whole number: zigzag varint |
//! | `04` | other number: eight bytes, little endian |
//! | `05` | new string: length, UTF-8; joins the string table |
//! | `06` | array: length, items |
//! | `07` | object of a new shape: number of keys, keys as strings, then values; the shape joins the shape table |
//! | `08` | id: zigzag varint of the difference to the previous id |
//! | `10`–`3f` | array of 0 to 47 items |
//! | `40`–`7f` | id that differs from the previous one by -32 to 31 |
//! | `80`–`bf` | string of the table; `bf` with a varint of the index minus 63 |
//! | `c0`–`ff` | object of a known shape; `ff` with a varint of the index minus 63 |

mod reader;
mod writer;

pub(crate) use reader::unpack;
pub(crate) use writer::pack;

const NULL: u8 = 0x00;
const FALSE: u8 = 0x01;
const TRUE: u8 = 0x02;
const INTEGER: u8 = 0x03;
const FLOAT: u8 = 0x04;
const NEW_STRING: u8 = 0x05;
const ARRAY: u8 = 0x06;
const NEW_SHAPE: u8 = 0x07;
const ID: u8 = 0x08;
const SHORT_ARRAY: u8 = 0x10;
const SHORT_ARRAYS: usize = 0x30;
const NEAR_ID: u8 = 0x40;
const NEAR: i64 = 0x20;
const STRING: u8 = 0x80;
const SHAPE: u8 = 0xc0;
/// The number of table entries that one byte can name; this value means that a varint follows.
const SHORT: usize = 0x3f;

#[cfg(test)]
mod tests {
    use crowfoot_model::json::Value;
    use proptest::prelude::*;

    use super::{pack, unpack};

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (0u64..1 << 53).prop_map(Value::from),
            (-1e9..1e9f64).prop_map(Value::from),
            ".{0,12}".prop_map(Value::from),
            "(id|text|name)".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 64, 8, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..60).prop_map(Value::from),
                proptest::collection::btree_map("(id|columns|table|[a-z]{1,3})", inner, 0..6).prop_map(
                    |fields| Value::Object(
                        fields.into_iter().map(|(name, own)| (name.into(), own)).collect()
                    )
                ),
            ]
        })
    }

    proptest! {
        #[test]
        fn values_round_trip(value in value()) {
            prop_assert_eq!(unpack(&pack(&value)).unwrap(), value);
        }

        #[test]
        fn arbitrary_bytes_are_read_or_rejected(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = unpack(&bytes);
        }
    }

    #[test]
    fn repeated_shapes_and_close_ids_pack_well() {
        let row =
            |id: u64| Value::object([("id", id.into()), ("name", "id".into()), ("notNull", true.into())]);
        let many: Vec<Value> = (1..=40).map(row).collect();
        let packed = pack(&Value::from(many));
        assert!(packed.len() < 4 * 40 + 40, "{} bytes", packed.len());
    }

    #[test]
    fn a_small_input_cannot_unpack_to_a_huge_value() {
        // A long string and then as many references to it as fit.
        let mut bytes = vec![0, 0x06];
        bytes.extend([0x80, 0x80, 0x40]); // 1,048,576 items
        bytes.push(0x05);
        bytes.extend([0x80, 0x80, 0x04]); // 65,536 bytes
        bytes.extend(vec![b'a'; 65_536]);
        bytes.extend(vec![0x80; 1_048_575]);
        assert!(unpack(&bytes).is_err());
        assert!(unpack(&[0, 0x06, 0xff, 0xff, 0xff, 0xff, 0x0f]).is_err(), "more items than bytes");
        let deep: Vec<u8> = std::iter::once(0).chain(std::iter::repeat_n(0x11, 100_000)).collect();
        assert!(unpack(&deep).is_err(), "nested too deep");
    }
}
