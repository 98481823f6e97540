use endpoint::{Client, Error};

mod api {
    mod seats {
        use endpoint::endpoint;
        use serde::Deserialize;

        #[derive(Deserialize)]
        pub(in crate::api) struct Seats {
            pub(in crate::api) total: u64,
        }

        #[endpoint(GET "/seats" -> Seats)]
        pub(in crate::api) struct ListSeats {
            pub(super) page: Option<u32>,
        }

        impl ListSeats {
            pub(in crate::api) fn first() -> Self {
                ListSeats { page: None }
            }
        }
    }

    pub(crate) async fn total(client: &super::Client) -> Result<u64, super::Error> {
        Ok(seats::ListSeats::first().send(client).await?.total)
    }
}

fn main() {
    let _ = api::total;
}
