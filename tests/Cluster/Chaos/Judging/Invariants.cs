using System.Globalization;
using System.Text.Json.Nodes;
using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos.Judging;

/// <summary>What must hold when all is quiet again, whatever the order of things was.</summary>
public sealed class Invariants(IChaosTarget target, ChaosCity city)
{
    /// <summary>What does not hold.</summary>
    public async Task<IReadOnlyList<string>> Find()
    {
        var cases = new CaseInvariants(target, city);
        return
        [
            .. await Ledger(), .. await Eventually(WrongCredits), .. await Eventually(WrongPayments), .. await CheckIns(), .. await Visits(),
            .. Assignees(), .. cases.Closings(), .. cases.Numbers(), .. await cases.Reports(), .. await Eventually(cases.WrongRows),
            .. await Eventually(cases.WrongEvents), .. await Positions(),
        ];
    }

    /// <summary>Every transaction sums to zero, and replaying them all gives every balance.</summary>
    private async Task<IEnumerable<string>> Ledger()
    {
        var uneven = await target.Query(
            "SELECT operation_id, unit, sum(amount) FROM ledger_entries GROUP BY operation_id, unit HAVING sum(amount) <> 0");
        // Accounts of the system have no kept balance.
        var balances = await Sums("SELECT account, unit, amount FROM ledger_balances WHERE substr(account, 1, 7) <> 'system:'");
        var replayed = await Sums(
            "SELECT account, unit, sum(amount) FROM ledger_entries WHERE substr(account, 1, 7) <> 'system:' GROUP BY account, unit");
        var overdrawn = await target.Query(
            "SELECT account, amount, held FROM ledger_balances WHERE amount < held AND substr(account, 1, 7) <> 'system:'");
        var held = await Sums("SELECT account, unit, held FROM ledger_balances WHERE held <> 0");
        var open = await Sums(
            """
            SELECT from_account, unit, sum(amount) FROM ledger_holds hold
            WHERE NOT EXISTS (SELECT 1 FROM ledger_transactions WHERE related_id = hold.operation_id AND step IN ('post', 'void', 'expire'))
            GROUP BY from_account, unit
            """);
        return uneven.Select(row => $"The ledger's transaction {row[0]} sums to {row[2]} {row[1]}.")
            .Concat(balances.Keys.Union(replayed.Keys).Where(key => balances.GetValueOrDefault(key) != replayed.GetValueOrDefault(key))
                .Select(key => $"{key} has {balances.GetValueOrDefault(key)}, replayed {replayed.GetValueOrDefault(key)}."))
            .Concat(held.Keys.Union(open.Keys).Where(key => held.GetValueOrDefault(key) != open.GetValueOrDefault(key))
                .Select(key => $"{key} has {held.GetValueOrDefault(key)} on hold, replayed {open.GetValueOrDefault(key)}."))
            .Concat(overdrawn.Select(row => $"{row[0]} has {row[1]} and promised {row[2]}."));
    }

    /// <summary>What trouble kept from being done at once is done soon after, by itself.</summary>
    private static async Task<IEnumerable<string>> Eventually(Func<Task<IReadOnlyList<string>>> findWrong)
    {
        IReadOnlyList<string> wrong = [];
        try
        {
            await Until.True(async () => (wrong = await findWrong()).Count == 0, "what is done by itself");
            return [];
        }
        catch (Xunit.Sdk.XunitException)
        {
            return wrong;
        }
    }

    /// <summary>A provider has what it handed over, and nothing is reserved any more: what was not given up has run out.</summary>
    private async Task<IReadOnlyList<string>> WrongPayments()
    {
        var paid = await Sums(
            "SELECT account, unit, sum(amount) FROM ledger_entries WHERE substr(account, 1, 9) = 'provider:' GROUP BY account, unit");
        var delivered = await Sums(
            "SELECT 'provider:' || provider_id, 'points', sum(points) FROM redemptions WHERE status = 'Delivered' GROUP BY provider_id");
        var open = await target.Query("SELECT id, status FROM redemptions WHERE revision < 0 OR status IN ('Requested', 'Reserved')");
        return
        [
            .. paid.Keys.Union(delivered.Keys).Where(key => paid.GetValueOrDefault(key) != delivered.GetValueOrDefault(key))
                .Select(key => $"{key} was paid {paid.GetValueOrDefault(key)} and has handed over for {delivered.GetValueOrDefault(key)}."),
            .. open.Select(row => $"Redemption {row[0]} is still there, as {row[1]}."),
        ];
    }

    /// <summary>Every verified task was credited once, and no other.</summary>
    private async Task<IReadOnlyList<string>> WrongCredits()
    {
        var credited = (await target.Query("SELECT reference, count(*) FROM ledger_transactions WHERE kind = 'task_verified' GROUP BY reference"))
            .ToDictionary(row => row[0], row => int.Parse(row[1], CultureInfo.InvariantCulture));
        return
        [
            .. LastTasks().Select(task => (
                    Id: (string)task["id"]!,
                    Expected: (string)task["status"]! == "verified" ? 1 : 0,
                    Found: credited.GetValueOrDefault((string)task["id"]!)))
                .Where(task => task.Expected != task.Found)
                .Select(task => $"Task {task.Id} was credited {task.Found} times, not {task.Expected}."),
        ];
    }

    /// <summary>Every acknowledged recognition is there once.</summary>
    private async Task<IEnumerable<string>> CheckIns()
    {
        // A device's ids count within its sign-in, which comes before them.
        var kept = (await target.Query("SELECT station_id, operation_id FROM check_ins"))
            .Select(row => $"{row[0]}/{row[1][(row[1].LastIndexOf('/') + 1)..]}").ToHashSet();
        return city.Recorder.All
            .Where(record => record is { Command: Command.Recognise, IsGranted: true } && !record.IsWelcomeAlready())
            .Select(record => $"{((Command.Recognise)record.Command).Station}/{record.Id}")
            .Where(id => !kept.Contains(id))
            .Select(id => $"The acknowledged recognition {id} is not kept.");
    }

    /// <summary>One visit is one check-in: a rider's at a station lie apart by more than a visit.</summary>
    private async Task<IEnumerable<string>> Visits()
    {
        var rows = await target.Query("SELECT station_id, rider_id, at FROM check_ins ORDER BY station_id, rider_id, at");
        return rows.Zip(rows.Skip(1))
            .Where(pair => pair.First[0] == pair.Second[0] && pair.First[1] == pair.Second[1])
            .Select(pair => (Name: $"{pair.First[1]} at {pair.First[0]}", Apart: Number(pair.Second[2]) - Number(pair.First[2])))
            .Where(visit => visit.Apart < (long)ChaosSettings.Visit.TotalMilliseconds)
            .Select(visit => $"{visit.Name} was checked in twice within {visit.Apart} ms.");

        static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>By its own history no task was taken while somebody had it.</summary>
    private IEnumerable<string> Assignees()
    {
        foreach (var task in LastTasks())
        {
            string? has = null;
            foreach (var entry in task["history"]!.AsArray())
            {
                switch ((string?)entry!["event"])
                {
                    case "acceptedByRider" or "assignedByHand" when has is not null:
                        yield return $"Task {(string)task["id"]!} was taken by {entry["by"]} while {has} had it.";
                        break;
                    case "acceptedByRider" or "assignedByHand":
                        has = (string)entry["by"]!;
                        break;
                    case "handedBack":
                        has = null;
                        break;
                }
            }
        }
    }

    /// <summary>Who is off duty is nowhere (invariant 7): no task finds them.</summary>
    private async Task<IEnumerable<string>> Positions()
    {
        var leaving = city.Riders.Select(city.Duty).ToList();
        await Until.True(async () => (await Task.WhenAll(leaving.Select(duty => duty.Leave()))).All(left => left), "riders off duty");
        var admin = city.Caller("auditor", ChaosCity.Demo("demo-admin"));
        var opened = await admin.Do(new Command.Open(Place.Lat, Place.Lon, "谁还在"), patient: true);
        var path = $"tasks/{(string)opened!.Body!["id"]!}/candidates";
        JsonArray? found = null;
        try
        {
            await Until.True(async () => (found = (await admin.Get(path))?["items"]?.AsArray()) is { Count: 0 }, "nobody's position");
            return [];
        }
        catch (Xunit.Sdk.XunitException)
        {
            return [$"Positions are known of riders who are off duty: {found?.ToJsonString()}"];
        }
    }

    private async Task<Dictionary<string, decimal>> Sums(string sql) => (await target.Query(sql))
        .ToDictionary(row => $"{row[0]} {row[1]}", row => decimal.Parse(row[2], CultureInfo.InvariantCulture));

    /// <summary>The tasks as they were read last, when all was quiet.</summary>
    private IEnumerable<JsonNode> LastTasks() => city.Recorder.LastRead(command => (command as Command.ReadTask)?.Task);
}
