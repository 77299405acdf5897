//! Where each hazard is how strong: medians at the exposure points of whatever it can damage.
//!
//! Ground motion: Si and Midorikawa (1999) for peak ground velocity on stiff ground and peak ground acceleration;
//! Fujimoto and Midorikawa (2006) for the amplification by AVS30; Fujimoto and Midorikawa (2005) for JMA intensity
//! from velocity. The fault is a line through the epicentre whose length follows Utsu (2001), so that what lies along
//! it is not too far: the distance is `sqrt(max(0, epicentral - length / 2)^2 + top^2)`, with the line in the
//! direction of each site (assumed: no strike is asked of a planner).

use crate::model::{Facility, Measure, Model, Point};
use crate::random::entity_hash;
use crate::random::math;

use super::{Earthquake, FaultKind, Footprint, Hazard, Scenario};

/// A hazard with everything that it can damage.
#[derive(Clone, Debug)]
pub struct HazardRow {
    /// Hash of its id: its key in draws.
    pub hash: u64,
    /// What it may damage, by facility and fragility.
    pub felt: Vec<Felt>,
}

/// A facility that feels a hazard through one of its fragilities.
#[derive(Clone, Debug)]
pub struct Felt {
    /// The facility.
    pub facility: u32,
    /// The fragility.
    pub fragility: u32,
    /// Key of the residual within the event: the region's for many sites, the facility's own for a single one.
    pub within: u64,
    /// Where.
    pub points: Vec<FeltAt>,
}

/// A hazard at one point.
#[derive(Clone, Copy, Debug)]
pub struct FeltAt {
    /// Share of the facility's sites.
    pub weight: f64,
    /// Median of the measure, or of the velocity in cm/s where the measure is JMA intensity by a relation.
    pub median: f64,
    /// Whether the residual acts on a velocity that is then read as JMA intensity.
    pub by_velocity: bool,
}

impl FeltAt {
    /// The measure's value when the median is multiplied by `exp(residual)`.
    pub fn value(&self, residual_factor: f64) -> f64 {
        let value = self.median * residual_factor;
        if self.by_velocity {
            jma_intensity(value)
        } else {
            value
        }
    }
}

/// The rows of all hazards of a scenario.
pub fn hazard_rows(model: &Model, scenario: &Scenario) -> Vec<HazardRow> {
    scenario
        .hazards
        .iter()
        .map(|hazard| HazardRow {
            hash: entity_hash(&hazard.id),
            felt: felt(model, hazard),
        })
        .collect()
}

/// The chance of the slightest damage to whatever a hazard of median strength can damage most easily; none where it can
/// damage nothing at all.
pub(super) fn highest_chance(model: &Model, hazard: &Hazard) -> Option<f64> {
    let chances = felt(model, hazard).into_iter().flat_map(|row| {
        let first = model.fragilities[row.fragility as usize].states.first();
        let at = move |point: FeltAt| {
            let value = point.value(1.0);
            let first = first.filter(|_| value > 0.0)?;
            Some(math::phi(math::ln(value / first.median) / first.beta))
        };
        row.points.into_iter().filter_map(at)
    });
    chances.max_by(f64::total_cmp)
}

fn felt(model: &Model, hazard: &Hazard) -> Vec<Felt> {
    let mut felt = Vec::new();
    for (f, facility) in model.facilities.iter().enumerate() {
        for fragility in &facility.fragilities {
            let measure = model.fragilities[*fragility].measure;
            let points = points_felt(model, facility, hazard, measure);
            let row = Felt {
                facility: f as u32,
                fragility: *fragility as u32,
                within: match facility.region {
                    Some(region) if facility.sites > 1 => entity_hash(&model.regions[region].id),
                    _ => entity_hash(&facility.id),
                },
                points,
            };
            if can_damage(model, &row, hazard) {
                felt.push(row);
            }
        }
    }
    felt
}

/// Whether any point is within six standard deviations of the first damage state, residuals at four of theirs.
fn can_damage(model: &Model, row: &Felt, hazard: &Hazard) -> bool {
    let Some(first) = model.fragilities[row.fragility as usize].states.first() else {
        return false;
    };
    let sigma = (hazard.between_sigma * hazard.between_sigma
        + hazard.within_sigma * hazard.within_sigma)
        .sqrt();
    let worst = libm::exp(4.0 * sigma);
    row.points.iter().any(|point| {
        let value = point.value(worst);
        value > 0.0 && libm::log(value / first.median) > -6.0 * first.beta
    })
}

fn points_felt(
    model: &Model,
    facility: &Facility,
    hazard: &Hazard,
    measure: Measure,
) -> Vec<FeltAt> {
    match &hazard.footprint {
        Footprint::Earthquake(quake) => {
            let points = exposure(model, facility);
            let total: f64 = points.iter().map(|point| point.weight).sum();
            points
                .iter()
                .filter_map(|point| {
                    Some(FeltAt {
                        weight: point.weight / total,
                        median: ground_motion(quake, point, measure)?,
                        by_velocity: measure == Measure::Jma,
                    })
                })
                .collect()
        }
        Footprint::Map {
            measure: given,
            values,
        } if *given == measure => values
            .iter()
            .filter(|(region, _)| Some(*region) == facility.region)
            .map(|(_, value)| FeltAt {
                weight: 1.0,
                median: *value,
                by_velocity: false,
            })
            .collect(),
        Footprint::Map { .. } => Vec::new(),
    }
}

/// Where a facility is exposed: its own place, or the points of its region.
fn exposure(model: &Model, facility: &Facility) -> Vec<Point> {
    match (facility.place, facility.region) {
        (Some(place), _) => vec![Point {
            weight: 1.0,
            ..place
        }],
        (None, Some(region)) => model.regions[region].points.clone(),
        (None, None) => Vec::new(),
    }
}

/// Median of a measure at a point; none where the relation has no such measure. JMA intensity is given as velocity.
fn ground_motion(quake: &Earthquake, point: &Point, measure: Measure) -> Option<f64> {
    let distance_km = fault_distance_km(quake, point);
    match measure {
        Measure::Pga => Some(acceleration(quake, distance_km)),
        Measure::Pgv | Measure::Jma => {
            Some(velocity_600(quake, distance_km) * amplification(point.avs30))
        }
        Measure::Wind | Measure::Depth => None,
    }
}

/// Peak ground velocity in cm/s on ground of 600 m/s (Si and Midorikawa 1999).
fn velocity_600(quake: &Earthquake, distance_km: f64) -> f64 {
    let kind = match quake.fault {
        FaultKind::Crustal => 0.0,
        FaultKind::Interplate => -0.02,
        FaultKind::Intraslab => 0.12,
    };
    let saturation = 0.0028 * ten_to(0.50 * quake.magnitude);
    ten_to(
        0.58 * quake.magnitude + 0.0038 * quake.depth_km + kind
            - libm::log10(distance_km + saturation)
            - 0.002 * distance_km
            - 1.29,
    )
}

/// Peak ground acceleration in cm/s2 (Si and Midorikawa 1999).
fn acceleration(quake: &Earthquake, distance_km: f64) -> f64 {
    let kind = match quake.fault {
        FaultKind::Crustal => 0.0,
        FaultKind::Interplate => 0.01,
        FaultKind::Intraslab => 0.22,
    };
    let saturation = 0.0055 * ten_to(0.50 * quake.magnitude);
    ten_to(
        0.50 * quake.magnitude + 0.0043 * quake.depth_km + kind
            - libm::log10(distance_km + saturation)
            - 0.003 * distance_km
            + 0.61,
    )
}

/// Amplification of velocity from ground of 600 m/s to the surface (Fujimoto and Midorikawa 2006).
fn amplification(avs30: f64) -> f64 {
    ten_to(2.367 - 0.852 * libm::log10(avs30))
}

/// JMA intensity from the surface velocity in cm/s (Fujimoto and Midorikawa 2005), at least 0.
fn jma_intensity(velocity: f64) -> f64 {
    let log = libm::log10(velocity.max(0.1));
    (2.002 + 2.603 * log - 0.213 * log * log).max(0.0)
}

/// Distance from the fault in km.
fn fault_distance_km(quake: &Earthquake, point: &Point) -> f64 {
    let epicentral = great_circle_km(quake.latitude, quake.longitude, point);
    // Utsu (2001): log10 L = 0.5 M - 1.85; the fault is half as wide as it is long and dips by 45 degrees (assumed).
    let length = ten_to(0.5 * quake.magnitude - 1.85);
    let top = (quake.depth_km - 0.25 * length * core::f64::consts::FRAC_1_SQRT_2).max(2.0);
    let along = (epicentral - 0.5 * length).max(0.0);
    (along * along + top * top).sqrt()
}

/// Great-circle distance in km on a sphere of 6,371 km (haversine).
fn great_circle_km(latitude: f64, longitude: f64, point: &Point) -> f64 {
    let radians = |degrees: f64| degrees * core::f64::consts::PI / 180.0;
    let half = |degrees: f64| {
        let sine = libm::sin(radians(degrees) * 0.5);
        sine * sine
    };
    let chord = half(point.latitude - latitude)
        + libm::cos(radians(latitude))
            * libm::cos(radians(point.latitude))
            * half(point.longitude - longitude);
    2.0 * 6_371.0 * libm::asin(chord.min(1.0).sqrt())
}

fn ten_to(exponent: f64) -> f64 {
    libm::exp10(exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quake(magnitude: f64, depth_km: f64) -> Earthquake {
        Earthquake {
            magnitude,
            depth_km,
            latitude: 35.7,
            longitude: 139.7,
            fault: FaultKind::Intraslab,
        }
    }

    fn point(latitude: f64) -> Point {
        Point {
            latitude,
            longitude: 139.7,
            weight: 1.0,
            avs30: 250.0,
        }
    }

    #[test]
    fn shaking_falls_with_distance_and_rises_with_magnitude() {
        let near = ground_motion(&quake(7.0, 50.0), &point(35.7), Measure::Pgv);
        let far = ground_motion(&quake(7.0, 50.0), &point(37.0), Measure::Pgv);
        let weak = ground_motion(&quake(6.0, 50.0), &point(35.7), Measure::Pgv);
        assert!(near > far && near > weak);
    }

    #[test]
    fn a_great_earthquake_below_a_town_is_felt_as_six_upper_and_a_distant_one_as_four() {
        let intensity = |q: &Earthquake, p: &Point| {
            jma_intensity(ground_motion(q, p, Measure::Jma).unwrap_or(0.0))
        };
        let below = intensity(&quake(7.3, 50.0), &point(35.7));
        assert!((5.5..6.5).contains(&below), "{below}");
        let distant = intensity(&quake(7.3, 50.0), &point(38.3));
        assert!((3.0..4.7).contains(&distant), "{distant}");
    }

    #[test]
    fn a_degree_of_latitude_is_a_hundred_and_eleven_kilometres() {
        let km = great_circle_km(35.0, 139.7, &point(36.0));
        assert!((km - 111.2).abs() < 0.1, "{km}");
    }
}
