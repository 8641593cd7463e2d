using System.Text.Json.Nodes;
using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Identities;

/// <summary>
/// Identities at somebody's deployment, through its own doors: an administrator's name and password (switch <c>--admin</c>, or better
/// the environment variable REDSTATION_LOAD_ADMIN), a new secret for each of the load's stations, and the demo's riders where there is a demo.
/// </summary>
public sealed class SignedInIdentities(Rest rest, string? nameAndPassword) : IIdentities
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "REDSTATION_LOAD_ADMIN";

    private string? admin;

    /// <inheritdoc/>
    public async Task<string> Admin() => admin ??= nameAndPassword?.Split(':', 2) is [{ Length: > 0 } username, { Length: > 0 } password]
        ? await SignIn(new { grant = "password", username, password })
        : (await Demo("admin", 1))[0].Token;

    /// <inheritdoc/>
    public async Task<string> Device(string stationId)
    {
        var path = $"/api/v1/stations/{stationId}/device-secret";
        var secret = Rest.Good(await rest.Post(path, await Admin(), new { operationId = Guid.NewGuid().ToString("N") }), path);
        return await SignIn(new { grant = "device", stationId, secret = (string)secret["secret"]! });
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RiderIdentity>> Riders(int count) => Demo("rider", count);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private async Task<IReadOnlyList<RiderIdentity>> Demo(string role, int count)
    {
        var answer = await rest.Get("/api/v1/demo/people");
        var people = answer.Status == System.Net.HttpStatusCode.OK ? JsonNode.Parse(answer.Body)!["items"]!.AsArray() : [];
        var subjects = people.Where(person => (string?)person!["role"] == role).Select(person => (string)person!["subject"]!).Take(count).ToList();
        if (subjects.Count < count)
        {
            throw new UsageException(role == "admin"
                ? $"An administrator is needed: --admin NAME:PASSWORD, or the environment variable {Variable}."
                : $"{count} riders are needed and the server has {subjects.Count} to sign in as. Riders of a deployment are real people: "
                    + "give fewer with --riders, start it with --demo, or let the tool start a server of its own.");
        }

        return await Task.WhenAll(subjects.Select(async subject => new RiderIdentity(subject, await SignIn(new { grant = "demo", subject }))));
    }

    private async Task<string> SignIn(object grant) =>
        (string)Rest.Good(await rest.Post("/api/v1/auth/token", null, grant), "/api/v1/auth/token")["accessToken"]!;
}
