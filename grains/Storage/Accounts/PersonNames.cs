using Dapper;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Accounts;

/// <summary>What somebody is called who is known by their subject.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Role">Their role.</param>
/// <param name="Name">What others call them.</param>
public sealed record PersonName(string Subject, string Role, string Name);

/// <summary>Names of people: of their account and, where another system signs them in, of their latest session.</summary>
public sealed class PersonNames(IDatabase database)
{
    private const string OfAccounts = "SELECT id AS Subject, role AS Role, display_name AS Name FROM accounts WHERE id IN @Subjects";

    private const string OfSessions =
        "SELECT subject AS Subject, role AS Role, display_name AS Name FROM refresh_families WHERE subject IN @Subjects ORDER BY expires_at, id";

    /// <summary>Those of them that are known, each once.</summary>
    public async Task<IReadOnlyList<PersonName>> Find(IReadOnlyCollection<string> subjects)
    {
        if (subjects.Count == 0)
        {
            return [];
        }

        var parameters = new { Subjects = subjects };
        return await database.Read(async connection =>
        {
            var found = new Dictionary<string, PersonName>();
            foreach (var query in (string[])[OfSessions, OfAccounts])
            {
                foreach (var person in await connection.QueryAsync<PersonName>(query, parameters))
                {
                    found[person.Subject] = person;
                }
            }

            return (IReadOnlyList<PersonName>)[.. found.Values];
        });
    }
}
