//! Certificate policies along a path (RFC 5280, section 6.1), kept as a graph instead of a tree (RFC 9618), so that its
//! size is bounded by the certificates' own.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Certificate,
    asn1::{Element, Malformed, OID, primitive},
};

/// What the asker demands of the policies of a path (RFC 5280, 6.1.1 (c), (e), (f) and (g)).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PolicyDemands {
    /// The policies that suit the asker, in dotted numbers; empty: any.
    pub suitable: Vec<String>,
    /// The path must have a policy that suits (initial-explicit-policy).
    pub explicit: bool,
    /// Mapped policies do not count (initial-policy-mapping-inhibit).
    pub without_mapping: bool,
    /// The wildcard does not count (initial-any-policy-inhibit).
    pub without_any: bool,
}

/// What one certificate says of policies.
struct Said {
    policies: Option<Vec<String>>,
    mappings: Vec<(String, String)>,
    require_explicit: Option<u64>,
    inhibit_mapping: Option<u64>,
    inhibit_any: Option<u64>,
}

/// The policies that are valid at one depth; of each, which policies of the asker's domain it comes from. A policy that is
/// expected one level further down may have another name there, after mapping.
type Level = BTreeMap<String, BTreeSet<String>>;

/// Do the policies of the path allow it? `path` begins with the leaf and ends below the anchor.
pub fn holds(path: &[Certificate], demands: &PolicyDemands) -> bool {
    walk(path, demands).unwrap_or(false)
}

fn walk(path: &[Certificate], demands: &PolicyDemands) -> Result<bool, Malformed> {
    let length = u64::try_from(path.len()).map_err(|_| Malformed)?;
    let until = |set: bool| if set { 0 } else { length + 1 };
    let (mut explicit, mut mapping, mut any) =
        (until(demands.explicit), until(demands.without_mapping), until(demands.without_any));
    // None: no valid policy is left. The wildcard stands for all that the asker may name.
    let mut valid = Some(Level::from([(ANY.to_owned(), BTreeSet::from([ANY.to_owned()]))]));
    for (above, certificate) in path.iter().rev().enumerate() {
        let is_leaf = above + 1 == path.len();
        let said = read(certificate)?;
        let self_issued = certificate.is_self_issued();
        valid = match (&said.policies, valid) {
            (Some(policies), Some(before)) => step(&before, policies, any > 0 || (!is_leaf && self_issued)),
            _ => None,
        };
        if explicit == 0 && valid.is_none() {
            return Ok(false);
        }
        if is_leaf {
            explicit = explicit.saturating_sub(1);
            if said.require_explicit == Some(0) {
                explicit = 0;
            }
            break;
        }
        if said.mappings.iter().any(|(from, to)| from == ANY || to == ANY) {
            return Ok(false);
        }
        valid = valid.and_then(|valid| map(valid, &said.mappings, mapping > 0));
        if !self_issued {
            for count in [&mut explicit, &mut mapping, &mut any] {
                *count = count.saturating_sub(1);
            }
        }
        for (count, limit) in
            [(&mut explicit, said.require_explicit), (&mut mapping, said.inhibit_mapping), (&mut any, said.inhibit_any)]
        {
            *count = limit.map_or(*count, |limit| limit.min(*count));
        }
    }
    Ok(explicit > 0 || valid.is_some_and(|valid| suits(&valid, &demands.suitable)))
}

/// 6.1.3 (d) and (e): what this certificate asserts, as far as it was expected.
fn step(before: &Level, policies: &[String], any_counts: bool) -> Option<Level> {
    let wildcard = before.get(ANY);
    let mut valid = Level::new();
    for policy in policies.iter().filter(|policy| *policy != ANY) {
        if let Some(roots) = before.get(policy) {
            valid.insert(policy.clone(), roots.clone());
        } else if wildcard.is_some() {
            valid.insert(policy.clone(), BTreeSet::from([policy.clone()]));
        }
    }
    if any_counts && policies.iter().any(|policy| policy == ANY) {
        for (policy, roots) in before {
            valid.entry(policy.clone()).or_insert_with(|| roots.clone());
        }
    }
    (!valid.is_empty()).then_some(valid)
}

/// 6.1.4 (b): what the certificate's subject calls these policies, or that mapped ones no longer count.
fn map(valid: Level, mappings: &[(String, String)], allowed: bool) -> Option<Level> {
    if mappings.is_empty() {
        return Some(valid);
    }
    let mapped: BTreeSet<&String> = mappings.iter().map(|(from, _)| from).collect();
    let wildcard = valid.contains_key(ANY);
    let mut next: Level = valid.iter().filter(|(policy, _)| !mapped.contains(policy)).map(clone).collect();
    if allowed {
        for (from, to) in mappings {
            let roots = match valid.get(from) {
                Some(roots) => roots.clone(),
                None if wildcard => BTreeSet::from([from.clone()]),
                None => continue,
            };
            next.entry(to.clone()).or_default().extend(roots);
        }
    }
    (!next.is_empty()).then_some(next)
}

fn clone((policy, roots): (&String, &BTreeSet<String>)) -> (String, BTreeSet<String>) {
    (policy.clone(), roots.clone())
}

/// 6.1.5 (g): is a policy left that suits the asker?
fn suits(valid: &Level, suitable: &[String]) -> bool {
    suitable.is_empty()
        || suitable.iter().any(|policy| policy == ANY)
        || valid.contains_key(ANY)
        || valid.values().flatten().any(|root| suitable.contains(root))
}

fn read(certificate: &Certificate) -> Result<Said, Malformed> {
    let policies = certificate.extension(POLICIES).map(|found| {
        Element::sequence(&found.value)?
            .map(|policy| policy?.children().require(OID)?.oid())
            .collect::<Result<Vec<_>, _>>()
    });
    let mappings = certificate.extension(MAPPINGS).map(|found| {
        Element::sequence(&found.value)?
            .map(|pair| {
                let mut pair = pair?.children();
                Ok((pair.require(OID)?.oid()?, pair.require(OID)?.oid()?))
            })
            .collect::<Result<Vec<_>, Malformed>>()
    });
    let (policies, mappings) = (policies.transpose()?, mappings.transpose()?.unwrap_or_default());
    if policies.as_ref().map_or(0, Vec::len) > MOST || mappings.len() > MOST {
        return Err(Malformed);
    }
    let (mut require_explicit, mut inhibit_mapping) = (None, None);
    if let Some(found) = certificate.extension(CONSTRAINTS) {
        let mut fields = Element::sole(&found.value)?.children();
        require_explicit = fields.optional(primitive(0))?.map(|skip| skip.number()).transpose()?;
        inhibit_mapping = fields.optional(primitive(1))?.map(|skip| skip.number()).transpose()?;
    }
    let inhibit_any = certificate.extension(INHIBIT_ANY).map(|found| Element::sole(&found.value)?.number());
    Ok(Said { policies, mappings, require_explicit, inhibit_mapping, inhibit_any: inhibit_any.transpose()? })
}

const POLICIES: &str = "2.5.29.32";
const ANY: &str = "2.5.29.32.0";
const MAPPINGS: &str = "2.5.29.33";
const CONSTRAINTS: &str = "2.5.29.36";
const INHIBIT_ANY: &str = "2.5.29.54";

/// Policies or mappings of one certificate of any use; more are refused.
const MOST: usize = 256;
