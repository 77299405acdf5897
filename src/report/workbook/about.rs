//! The first sheet: what was simulated, what to know before leaning on it, and what is on the other sheets.

use super::page::{A4, Style, excel_text};
use crate::batch::{Batch, Summary};
use crate::report::cells::Sheet;
use crate::report::manifest::{About, PROGRAM};
use crate::report::{stopping, words};
use crate::words::Lang;
use crate::words::hindcast::VALIDITY;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

const KEY_WIDTH: f64 = 34.0;
const VALUE_WIDTH: f64 = 100.0;

/// Adds it to a workbook.
pub(super) fn write(
    workbook: &mut Workbook,
    style: &Style,
    batch: &Batch,
    summary: &Summary,
    about: &About,
    sheets: &[Sheet<'_>],
) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name("about")?;
    sheet
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0);
    sheet.set_column_width(0, KEY_WIDTH)?;
    sheet.set_column_width(1, VALUE_WIDTH)?;
    sheet.write_string_with_format(0, 0, excel_text(&about.title.en), &style.heading)?;
    sheet.write_string_with_format(1, 0, excel_text(&about.title.ja), &style.heading)?;
    let mut list = List { sheet, row: 3 };
    list.facts(batch, summary, about)?;
    for warning in &summary.warnings {
        // Both, because the workbook is the same in every language.
        let sentence = |lang| words::warning(lang, warning, &batch.axes, about);
        list.pair("Before you lean on this", &sentence(Lang::En))?;
        list.pair("注意", &sentence(Lang::Ja))?;
    }
    list.row += 1;
    for sheet in sheets {
        list.pair(
            &format!("Sheet / シート: {}", sheet.name),
            purpose(sheet.name),
        )?;
    }
    list.pair("Data dictionary / データ辞書", "docs/data.md")
}

/// What a sheet is for.
pub(in crate::report) fn purpose(sheet: &str) -> &'static str {
    match sheet {
        "summary" => "Every estimate with its 95 % interval, a row each / 全推定値と95 %信頼区間",
        "sectors" => "Sectors side by side / 分野別の結果",
        "recovery" => "When sectors are back / 復旧時間",
        "regions" => "Regions, and their losses by sector / 地域別・分野別の損失",
        "flows" => "Who pulls whom down / 分野間の波及",
        "roots" => "What losses trace back to / 損失の原因",
        "service" => "Share of people served over time / 供給率の推移",
        "replicates" => "Each replicate and sector by itself / 試行ごとの結果",
        "observed" => "Observed values of each replicate / 観測値",
        _ => "",
    }
}

struct List<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
}

impl List<'_> {
    fn pair(&mut self, key: &str, value: &str) -> Result<(), XlsxError> {
        self.sheet.write_string(self.row, 0, key)?;
        self.sheet.write_string(self.row, 1, excel_text(value))?;
        self.row += 1;
        Ok(())
    }

    fn facts(&mut self, batch: &Batch, summary: &Summary, about: &About) -> Result<(), XlsxError> {
        let completed = format!("{} of {}", summary.completed, summary.asked);
        let stopped = |lang| stopping::stopped(lang, summary, &batch.axes);
        let horizon = format!("{} h", batch.axes.horizon.hours());
        if let Some(plan) = &about.plan {
            self.pair("Contingency plan", &plan.title.en)?;
            self.pair("対応計画", &plan.title.ja)?;
        }
        self.pair("Replicates completed / 完了した試行", &completed)?;
        for sentence in Lang::ALL.into_iter().filter_map(stopped) {
            self.pair("Stopped early / 早期終了", &sentence)?;
        }
        self.pair("Length of a replicate / 期間", &horizon)?;
        self.pair("Seed / 乱数シード", &about.seed.to_string())?;
        self.pair("Program / プログラム", PROGRAM)?;
        self.pair("Model version / モデルの版", &about.model_version)?;
        for lang in Lang::ALL {
            self.pair("Validity / 妥当性", VALIDITY.to(lang))?;
        }
        self.row += 1;
        Ok(())
    }
}
