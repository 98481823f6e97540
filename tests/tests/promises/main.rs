//! x
mod memory;
#[tokio::test]
async fn x() {
    memory::figures().await;
}
