//! All pictures of a made-up batch: they are whole, the same each time, and can be looked at.

use super::*;

struct Language {
    sectors: &'static [&'static str],
    prefectures: &'static str,
    shade: [&'static str; 2],
    counting: Counting,
}

const ENGLISH: Language = Language {
    sectors: &[
        "Information and communications",
        "Financial services",
        "Aviation",
        "Airports",
        "Railways",
        "Electricity",
        "Gas",
        "Government and administrative services",
        "Medical services",
        "Water",
        "Logistics",
        "Chemical",
        "Credit cards",
        "Petroleum",
        "Ports",
    ],
    prefectures: "Hokkaido Aomori Iwate Miyagi Akita Yamagata Fukushima Ibaraki Tochigi Gunma Saitama Chiba Tokyo Kanagawa \
        Niigata Toyama Ishikawa Fukui Yamanashi Nagano Gifu Shizuoka Aichi Mie Shiga Kyoto Osaka Hyogo Nara Wakayama Tottori \
        Shimane Okayama Hiroshima Yamaguchi Tokushima Kagawa Ehime Kochi Fukuoka Saga Nagasaki Kumamoto Oita Miyazaki \
        Kagoshima Okinawa",
    shade: [
        "lost person-hours of service, mean over replicates",
        "no loss",
    ],
    counting: Counting::Thousands,
};

const JAPANESE: Language = Language {
    sectors: &[
        "情報通信",
        "金融",
        "航空",
        "空港",
        "鉄道",
        "電力",
        "ガス",
        "政府・行政サービス",
        "医療",
        "水道",
        "物流",
        "化学",
        "クレジット",
        "石油",
        "港湾",
    ],
    prefectures: "北海道 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 新潟 富山 石川 福井 山梨 長野 岐阜 静岡 愛知 三重 \
        滋賀 京都 大阪 兵庫 奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 愛媛 高知 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島 沖縄",
    shade: ["サービス喪失（人・時間、試行平均）", "損失なし"],
    counting: Counting::Myriads,
};

/// Row and column of each prefecture, in the order of their codes.
const TILES: [(u32, u32); 47] = [
    (0, 13),
    (1, 13),
    (2, 13),
    (3, 13),
    (2, 12),
    (3, 12),
    (4, 12),
    (5, 13),
    (5, 12),
    (5, 11),
    (6, 11),
    (6, 13),
    (6, 12),
    (7, 12),
    (4, 11),
    (4, 10),
    (4, 9),
    (5, 8),
    (6, 10),
    (5, 10),
    (5, 9),
    (7, 10),
    (6, 9),
    (7, 8),
    (6, 8),
    (6, 7),
    (7, 6),
    (6, 6),
    (7, 7),
    (8, 7),
    (6, 5),
    (6, 4),
    (7, 5),
    (7, 4),
    (7, 3),
    (9, 5),
    (8, 5),
    (8, 4),
    (9, 4),
    (8, 2),
    (8, 1),
    (8, 0),
    (9, 1),
    (9, 2),
    (10, 2),
    (10, 1),
    (11, 0),
];

impl Language {
    fn is_japanese(&self) -> bool {
        self.counting == Counting::Myriads
    }

    fn say(&self, english: &str, japanese: &str) -> String {
        if self.is_japanese() {
            japanese
        } else {
            english
        }
        .to_owned()
    }

    fn subtitle(&self) -> String {
        self.say(
            "Hokkaido 2018, 1,000 replicates, seed 2018",
            "北海道 2018年、試行 1,000 回、乱数シード 2018",
        )
    }

    fn shade_words(&self) -> ShadeWords {
        let [scale, blank] = self.shade.map(str::to_owned);
        ShadeWords {
            scale,
            blank,
            counting: self.counting,
        }
    }

    fn fan(&self, sectors: usize) -> Fan {
        Fan {
            title: self.say("Service by sector over time", "分野別サービス水準の推移"),
            subtitle: self.subtitle(),
            words: FanWords {
                time: self.say("days since the first inject", "最初の事象からの日数"),
                level: self.say("service level (%)", "サービス水準（%）"),
                median: self.say("median", "中央値"),
                mean: self.say("mean", "平均"),
                narrow: self.say("middle half of replicates", "試行の 50 %"),
                wide: self.say("90 % of replicates", "試行の 90 %"),
            },
            sectors: (0..sectors)
                .map(|i| fan_sector(self.sectors[i], i as f64))
                .collect(),
        }
    }

    fn recovery(&self, axis: HourAxis) -> Recovery {
        let sectors = self.sectors.iter().take(13).enumerate();
        Recovery {
            title: self.say(
                "Time until 90 % of the service is back",
                "サービスの 90 % が復旧するまでの時間",
            ),
            subtitle: self.subtitle(),
            words: RecoveryWords {
                affected: self.say("with a loss", "影響あり"),
                time: self.say("time since the first inject", "最初の事象からの時間"),
                censored: self.say("not back in time", "期間内に未復旧"),
                median: self.say("median", "中央値"),
                narrow: self.say("middle half", "中央 50 %"),
                wide: self.say("5th to 95th percentile", "5〜95 パーセンタイル"),
                beyond: self.say("goes on beyond the horizon", "評価期間を超える"),
                minutes: self.say(" min", "分"),
                hours: self.say(" h", "時間"),
                days: self.say(" d", "日"),
            },
            rows: sectors.map(|(i, name)| recovery_row(name, i)).collect(),
            horizon_h: 720.0,
            axis,
        }
    }

    fn changes(&self, sectors: usize) -> Changes {
        let rows = self.sectors.iter().take(sectors).enumerate();
        Changes {
            title: self.say(
                "Lost person-hours by sector: change of the mean",
                "分野別のサービス損失（人・時間）: 平均の増減率",
            ),
            subtitle: self.subtitle(),
            words: ChangesWords {
                axis: self.say("change of the mean, %", "平均の増減率（%）"),
                less: self.say("← less is lost", "← 損失が減る"),
                more: self.say("more is lost →", "損失が増える →"),
                difference: self.say("difference, person-hours", "差（人・時間）"),
                decided: self.say("decided", "差がある"),
                open: self.say("undecided", "どちらとも言えない"),
                bare: self.say("no interval", "区間を示せない"),
            },
            rows: rows.map(|(i, name)| changes_row(name, i)).collect(),
        }
    }

    fn heat_map(&self, sectors: usize) -> HeatMap {
        HeatMap {
            title: self.say(
                "Lost person-hours by prefecture and sector",
                "都道府県・分野別のサービス喪失",
            ),
            subtitle: self.subtitle(),
            words: self.shade_words(),
            rows: self
                .prefectures
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
            columns: self.sectors[..sectors]
                .iter()
                .map(|&name| name.to_owned())
                .collect(),
            values: (0..47)
                .map(|row| (0..sectors).map(|column| loss(row, column)).collect())
                .collect(),
        }
    }

    fn tile_map(&self) -> TileMap {
        let tiles = self.prefectures.split_whitespace().zip(TILES).enumerate();
        TileMap {
            title: self.say(
                "Lost person-hours by prefecture",
                "都道府県別のサービス喪失",
            ),
            subtitle: self.subtitle(),
            words: self.shade_words(),
            tiles: tiles
                .map(|(i, (name, (row, column)))| Tile {
                    name: name.to_owned(),
                    row,
                    column,
                    value: loss(i, 5),
                })
                .collect(),
        }
    }
}

fn loss(row: usize, column: usize) -> f64 {
    let mixed = (row * 37 + column * 101 + row * column * 13) % 97;
    if row == 46 || mixed < 12 {
        0.0
    } else {
        40.0 * libm::exp(mixed as f64 / 7.5)
    }
}

fn fan_sector(name: &str, i: f64) -> FanSector {
    let times_h: Vec<f64> = (0..=720).map(f64::from).collect();
    let level = |shift: f64| -> Vec<f64> {
        let depth = (0.15 + 0.05 * i + shift * 0.12).clamp(0.0, 1.0);
        let days = 1.0 + i / 2.0 + shift;
        let lost = |h: f64| {
            if h < 12.0 {
                0.0
            } else {
                depth * libm::exp(-(h - 12.0) / 24.0 / days)
            }
        };
        times_h.iter().map(|&h| 1.0 - lost(h)).collect()
    };
    let bands = FanBands {
        p05: level(2.0),
        p25: level(0.8),
        p50: level(0.0),
        p75: level(-0.4),
        p95: level(-0.9),
        mean: level(0.3),
    };
    FanSector {
        name: name.to_owned(),
        times_h,
        bands,
    }
}

fn recovery_row(name: &str, i: usize) -> RecoveryRow {
    let median = 6.0 * libm::exp(i as f64 * 0.38);
    let at = |factor: f64| Some(median * factor).filter(|hours| *hours < 720.0);
    let affected = if i == 3 { 0.0 } else { 1.0 - i as f64 * 0.06 };
    let times = RecoveryTimes {
        p05: at(0.3),
        p25: at(0.6),
        p50: at(1.0),
        p75: at(1.9),
        p95: at(4.0),
    };
    RecoveryRow {
        name: name.to_owned(),
        affected,
        below: 0.003,
        times,
        censored: [0.0, 0.004, 0.06, 0.31, 0.55][i.saturating_sub(8)],
    }
}

/// Falls, rises, what is undecided or beyond the axis, and what has no interval or no change.
fn changes_row(name: &str, i: usize) -> ChangesRow {
    let (change, reach, mark) = match i % 6 {
        0 => (Some(-0.4), Some(0.08), Mark::Decided),
        1 => (Some(-0.02), Some(0.05), Mark::Open),
        2 => (Some(0.3), Some(1.5), Mark::Open),
        3 => (Some(0.01), None, Mark::Bare),
        4 => (Some(2.5), Some(0.5), Mark::Decided),
        _ => (None, None, Mark::Bare),
    };
    ChangesRow {
        name: name.to_owned(),
        change,
        ends: change
            .zip(reach)
            .map(|(change, reach)| (change - reach, change + reach)),
        mark,
        difference: "-12.3 million [-13.6 to -11.0]".to_owned(),
    }
}

/// Name, PNG and SVG of each picture.
fn album(language: &Language) -> Vec<(&'static str, Vec<u8>, String)> {
    fn page(name: &'static str, picture: &impl Picture) -> (&'static str, Vec<u8>, String) {
        (
            name,
            png(picture).expect("memory takes every stroke"),
            svg(picture).expect("memory takes every stroke"),
        )
    }
    vec![
        page("fan", &language.fan(13)),
        page("fan15", &language.fan(15)),
        page("recovery", &language.recovery(HourAxis::Logarithmic)),
        page("recovery-linear", &language.recovery(HourAxis::Linear)),
        page("changes", &language.changes(13)),
        page("heat_map", &language.heat_map(13)),
        page("heat_map15", &language.heat_map(15)),
        page("tile_map", &language.tile_map()),
    ]
}

#[test]
fn the_same_figure_gives_the_same_bytes() {
    assert!(album(&JAPANESE) == album(&JAPANESE));
}

#[test]
fn every_picture_is_whole_and_lies_in_a_folder_to_be_looked_at() {
    let folder = std::env::temp_dir().join("hakyu-pictures");
    std::fs::create_dir_all(&folder).expect("a temporary folder can be made");
    for (language, code) in [(&ENGLISH, "en"), (&JAPANESE, "ja")] {
        for (name, png, svg) in album(language) {
            assert!(
                png.starts_with(b"\x89PNG") && png.len() < 600_000,
                "{name}: {} bytes",
                png.len()
            );
            assert!(
                svg.trim_end().ends_with("</svg>") && svg.len() < 400_000,
                "{name}: {} bytes",
                svg.len()
            );
            assert!(!svg.contains("NaN"), "{name} has odd numbers");
            std::fs::write(folder.join(format!("{name}-{code}.png")), png)
                .expect("the folder can be written");
            std::fs::write(folder.join(format!("{name}-{code}.svg")), svg)
                .expect("the folder can be written");
        }
    }
}

#[test]
fn text_in_an_svg_is_escaped_and_stays_text() {
    let mut map = ENGLISH.tile_map();
    map.title = "<script> & \"quotes\" \u{7}".to_owned();
    map.tiles[0].name = "A<b>".to_owned();
    let svg = svg(&map).expect("memory takes every stroke");
    assert!(svg.contains("<title>&lt;script&gt; &amp; &quot;quotes&quot;  </title>"));
    assert!(svg.contains("A&lt;b&gt;") && !svg.contains("<script>") && !svg.contains('\u{7}'));
    assert!(svg.contains("font-family=\"BIZ UDPGothic, "));
}

#[test]
fn empty_figures_are_drawn_without_complaint() {
    let fan = Fan {
        sectors: vec![],
        ..ENGLISH.fan(0)
    };
    let recovery = Recovery {
        rows: vec![],
        ..ENGLISH.recovery(HourAxis::Logarithmic)
    };
    let heat_map = HeatMap {
        rows: vec![],
        columns: vec![],
        values: vec![],
        ..ENGLISH.heat_map(1)
    };
    let tile_map = TileMap {
        tiles: vec![],
        ..ENGLISH.tile_map()
    };
    let changes = ENGLISH.changes(0);
    assert!(
        png(&fan).is_ok()
            && png(&changes).is_ok()
            && png(&recovery).is_ok()
            && png(&heat_map).is_ok()
            && png(&tile_map).is_ok()
    );
}

#[test]
fn an_unrecovered_share_is_drawn_beyond_the_horizon_and_an_absent_one_is_not() {
    let mut figure = ENGLISH.recovery(HourAxis::Logarithmic);
    figure.rows.truncate(1);
    let drawn = |figure: &Recovery| svg(figure).expect("memory takes every stroke");
    let before = drawn(&figure);
    figure.rows[0].censored = 0.25;
    let after = drawn(&figure);
    assert!(!before.contains("25 %") && after.contains("25 %"));
}
