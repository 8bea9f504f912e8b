//! The same line of a bill in two exports is one line, whatever its spelling, its file and its amounts.

use std::sync::Arc;

use llmcost::event::{Ledger, UsageEvent};
use llmcost::units::Usd;
use parquet::data_type::{
    ByteArray, ByteArrayType, DataType, DoubleType, FixedLenByteArray, FixedLenByteArrayType,
    Int64Type,
};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use super::read;

/// A Parquet file of one row group, its columns written one after the other.
fn parquet(
    schema: &str,
    write: impl FnOnce(&mut SerializedRowGroupWriter<'_, &mut Vec<u8>>),
) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(schema).expect("a schema"));
    let mut bytes = Vec::new();
    let properties = Arc::new(WriterProperties::default());
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, properties).expect("a writer");
    let mut group = writer.next_row_group().expect("a group");
    write(&mut group);
    group.close().expect("closed");
    writer.close().expect("closed");
    bytes
}

/// Writes the next column; `levels` are those of definition and repetition.
fn column<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>,
    values: &[T::T],
    levels: Option<(&[i16], &[i16])>,
) {
    let mut column = group.next_column().expect("sound").expect("a column");
    let (definitions, repetitions) = levels.unzip();
    let written = column
        .typed::<T>()
        .write_batch(values, definitions, repetitions);
    written.expect("written");
    column.close().expect("closed");
}

fn text(text: &str) -> ByteArray {
    ByteArray::from(text)
}

fn kept(exports: &[&[UsageEvent<'_>]]) -> (usize, Usd) {
    let mut ledger = Ledger::default();
    for event in exports.iter().copied().flatten() {
        ledger.record(event);
    }
    let batch = ledger.batch();
    let costs = (0..batch.len()).filter_map(|row| batch.reported_cost(row));
    (batch.len(), costs.sum())
}

fn usd(text: &str) -> Usd {
    Usd::parse(text).expect("an amount")
}

#[test]
fn a_line_of_an_aws_report_is_one_line_as_text_and_as_columns() {
    let table = "identity_line_item_id,line_item_usage_start_date,line_item_usage_end_date,\
        line_item_product_code,line_item_usage_type,line_item_usage_amount,pricing_unit,\
        line_item_unblended_cost,line_item_currency_code,resource_tags\n\
        li-7,2026-05-03T10:00:00.000Z,2026-05-03T11:00:00.000Z,AmazonBedrock,EUC1-NovaPro-input-tokens,\
        20.5,1K tokens,0.0164,USD,\"{\"\"user_agent\"\":\"\"triage\"\"}\"\n";
    let schema = "message cur {
        required binary identity_line_item_id (STRING);
        required int64 line_item_usage_start_date (TIMESTAMP(MILLIS,true));
        required int64 line_item_usage_end_date (TIMESTAMP(MILLIS,true));
        required binary line_item_product_code (STRING);
        required binary line_item_usage_type (STRING);
        required double line_item_usage_amount;
        required binary pricing_unit (STRING);
        required double line_item_unblended_cost;
        required binary line_item_currency_code (STRING);
        required group resource_tags (MAP) {
            repeated group key_value { required binary key (STRING); required binary value (STRING); }
        }
    }";
    let columns = parquet(schema, |group| {
        column::<ByteArrayType>(group, &[text("li-7")], None);
        column::<Int64Type>(group, &[1_777_802_400_000], None);
        column::<Int64Type>(group, &[1_777_806_000_000], None);
        column::<ByteArrayType>(group, &[text("AmazonBedrock")], None);
        column::<ByteArrayType>(group, &[text("EUC1-NovaPro-input-tokens")], None);
        column::<DoubleType>(group, &[20.5], None);
        column::<ByteArrayType>(group, &[text("1K tokens")], None);
        column::<DoubleType>(group, &[0.0164], None);
        column::<ByteArrayType>(group, &[text("USD")], None);
        let levels: (&[i16], &[i16]) = (&[1], &[0]);
        column::<ByteArrayType>(group, &[text("user_agent")], Some(levels));
        column::<ByteArrayType>(group, &[text("triage")], Some(levels));
    });
    let (outcome, of_text) = read(table.as_bytes(), "cur.csv");
    assert_eq!(outcome.format, Some("aws-cur"));
    let (outcome, of_columns) = read(&columns, "cur.parquet");
    assert_eq!(outcome.format, Some("aws-cur"));
    assert_eq!(of_text, of_columns);
    assert_eq!(kept(&[&of_text, &of_columns]), (1, usd("0.0164")));
    let (_, restated) = read(table.replace("0.0164", "0.02").as_bytes(), "cur.csv");
    assert_eq!(kept(&[&of_text, &restated]), (1, usd("0.02")));
}

#[test]
fn decimals_of_columns_keep_their_digits_and_sign() {
    let schema = "message focus {
        required binary ServiceCategory (STRING);
        required int64 ChargePeriodStart (TIMESTAMP(MICROS,true));
        required binary BillingCurrency (STRING);
        required binary SkuId (STRING);
        required fixed_len_byte_array(16) BilledCost (DECIMAL(38,18));
    }";
    let amounts = [
        "1.123456789012345678",
        "-0.000000000000000001",
        "-3.25",
        "0",
    ];
    let columns = parquet(schema, |group| {
        let same = |of: &str| vec![text(of); amounts.len()];
        column::<ByteArrayType>(group, &same("AI and Machine Learning"), None);
        column::<Int64Type>(group, &[1_778_198_400_000_000; 4], None);
        column::<ByteArrayType>(group, &same("USD"), None);
        let skus = ["a", "b", "c", "d"].map(text);
        column::<ByteArrayType>(group, &skus, None);
        let decimals = amounts.map(|amount| {
            let bytes = usd(amount).0.to_be_bytes().to_vec();
            FixedLenByteArray::from(ByteArray::from(bytes))
        });
        column::<FixedLenByteArrayType>(group, &decimals, None);
    });
    let (outcome, events) = read(&columns, "focus.parquet");
    assert_eq!((outcome.format, outcome.tally.usage), (Some("focus"), 4));
    let costs: Vec<_> = events.iter().map(|event| event.reported_cost).collect();
    assert_eq!(costs, amounts.map(|amount| Some(usd(amount))));
}

#[test]
fn months_exported_again_replace_what_they_restate() {
    let header = "Date,SubscriptionId,MeterCategory,MeterName,Quantity,UnitOfMeasure,CostInBillingCurrency,BillingCurrencyCode,InvoiceId\n";
    let first = "05/04/2026,s,Azure OpenAI,gpt 4o 0806 Inp glbl Tokens,1,1K,0.5,USD,\n";
    let again = "05/04/2026,s,Azure OpenAI,gpt 4o 0806 Inp glbl Tokens,3,1K,1.5,USD,E01\n";
    let next = "05/05/2026,s,Azure OpenAI,gpt 4o 0806 Inp glbl Tokens,1,1K,0.5,USD,\n";
    let (_, early) = read(format!("{header}{first}").as_bytes(), "early.csv");
    // Files put together repeat the header.
    let late = format!("{header}{again}{header}{next}");
    let (outcome, late) = read(late.as_bytes(), "late.csv");
    assert_eq!(outcome.tally.not_usage["header"], 2);
    assert_eq!(kept(&[&early, &late]), (2, usd("2")));
    assert_eq!(kept(&[&late, &early]), (2, usd("2")));
}
