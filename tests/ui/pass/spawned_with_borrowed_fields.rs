use endpoint::{Client, MemoryTransport, Text, endpoint};

#[endpoint(GET "/users/<login>" -> Text)]
struct GetUser<'a> {
    login: &'a str,
    #[query]
    teams: &'a [&'a str],
}

fn client() -> Client {
    let transport = MemoryTransport::new(|request| async move {
        Ok(http::Response::new(request.uri().path().to_owned().into()))
    });
    Client::builder("http://api.test")
        .transport(transport)
        .build()
        .unwrap()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let task = {
        let (client, login) = (client(), String::from("mona"));
        let teams = [login.as_str()];
        tokio::spawn(
            GetUser {
                login: &login,
                teams: &teams,
            }
            .send(&client),
        )
    };
    assert_eq!(&*task.await.unwrap().unwrap(), "/users/mona");

    let client = client();
    let logins = vec![String::from("mona"), String::from("hubot")];
    let calls = logins
        .iter()
        .map(|login| GetUser { login, teams: &[] }.send_full(&client));
    let found: Vec<String> = futures_util::future::join_all(calls)
        .await
        .into_iter()
        .map(|full| full.unwrap().into_value().into_string())
        .collect();
    assert_eq!(found, ["/users/mona", "/users/hubot"]);
}
