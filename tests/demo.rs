//! The demo's report against an audit that shares neither code nor price book with the program.

use std::process::Command;

use crate::transcript::World;
use crate::transcript::checkout;

#[test]
fn the_demo_costs_what_an_independent_audit_says() {
    let audit = Command::new("python3")
        .arg(checkout().join("fixtures/demo/audit.py"))
        .output()
        .expect("python3 runs");
    assert!(audit.status.success());
    let script = "llmcost report --by agent --from fixtures/demo --format csv \
                  --columns calls,input_tokens,output_tokens,cost | cut -d, -f1-5";
    let report = World::new().shell(script).output().expect("sh runs");
    assert_eq!(
        String::from_utf8_lossy(&report.stdout),
        String::from_utf8_lossy(&audit.stdout)
    );
}
