//! Standard input, followed until it ends.

use std::io::Write;

use super::scene::Scene;
use super::scene::line;
use super::scene::lines;

#[test]
fn lines_are_stored_before_the_input_ends() {
    let scene = Scene::new();
    let mut follower = scene.start("-");
    let mut input = follower.child.stdin.take().expect("a pipe");
    let mut write = |text: &str| input.write_all(text.as_bytes()).expect("written");
    write(&line(1));
    scene.until_held(1..=1);
    let next = line(2);
    let (first, rest) = next.split_at(20);
    write(first);
    write(rest);
    scene.until_held(1..=2);
    write(&lines(3..=2000));
    scene.until_held(1..=2000);
    write("no usage\n");
    drop(input);
    assert_eq!(follower.end(), Some(0));
    let said = follower.said();
    assert!(
        said.contains("the input ended: 2001 records read = 2000 new"),
        "{said}"
    );
}

#[test]
fn a_signal_ends_an_input_that_does_not() {
    for (signal, code) in [("INT", 130), ("TERM", 0)] {
        let scene = Scene::new();
        let mut follower = scene.start("-");
        let mut input = follower.child.stdin.take().expect("a pipe");
        input.write_all(line(1).as_bytes()).expect("written");
        scene.until_held(1..=1);
        assert_eq!(follower.stop(signal), Some(code));
        let said = follower.said();
        assert!(said.contains("1 record read = 1 new"), "{said}");
    }
}
