using System.Globalization;
using System.Text.Json.Nodes;
using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos.Judging;

/// <summary>What must hold of cases when all is quiet again.</summary>
public sealed class CaseInvariants(IChaosTarget target, ChaosCity city)
{
    private const int Page = 200;

    /// <summary>The cases as they were read last, when all was quiet.</summary>
    private IReadOnlyList<JsonNode> Last { get; } = [.. city.Recorder.LastRead(command => (command as Command.ReadCase)?.Case)];

    /// <summary>By its own history no case was closed without 核查 by somebody else.</summary>
    public IEnumerable<string> Closings()
    {
        foreach (var one in Last)
        {
            var workers = new HashSet<string>();
            var status = "";
            foreach (var entry in one["history"]!.AsArray())
            {
                var by = (string)entry!["by"]!;
                switch ((string)entry["event"]!)
                {
                    case "started" or "finished":
                        workers.Add(by);
                        break;
                    case "closed" when status != "handled" || workers.Contains(by):
                        yield return $"Case {(string)one["id"]!} was closed by {by} when it was {status}.";
                        break;
                }

                status = (string)entry["status"]!;
            }
        }
    }

    /// <summary>What a reporter sent is there once, in the order in which it was sent.</summary>
    public async Task<IEnumerable<string>> Reports() => (await Task.WhenAll(city.CaseReporters.Select(Reports))).SelectMany(found => found);

    /// <summary>The lists say of a case what the case says.</summary>
    public async Task<IReadOnlyList<string>> WrongRows()
    {
        var rows = (await target.Query("SELECT id, status FROM cases WHERE revision >= 0")).ToDictionary(row => row[0], row => row[1]);
        return
        [
            .. Last.Select(one => (Id: (string)one["id"]!, Status: (string)one["status"]!))
                .Where(one => !string.Equals(rows.GetValueOrDefault(one.Id), one.Status, StringComparison.OrdinalIgnoreCase))
                .Select(one => $"Case {one.Id} is {one.Status}, and listed as {rows.GetValueOrDefault(one.Id)}."),
        ];
    }

    /// <summary>Every line of a case's history is told to others, once, in its order; numbers have no gaps.</summary>
    public async Task<IReadOnlyList<string>> WrongEvents()
    {
        var told = await target.Query("SELECT subject, ordinal, sequence FROM outbound_events ORDER BY sequence");
        var untold = told.Where(row => row[2].Length == 0).Select(row => $"Event {row[1]} of {row[0]} has no number.").ToList();
        if (untold.Count > 0)
        {
            return untold;
        }

        var numbers = told.Select(row => long.Parse(row[2], CultureInfo.InvariantCulture)).ToList();
        var courses = told.GroupBy(row => row[0]).ToDictionary(
            course => course.Key, course => course.Select(row => long.Parse(row[1], CultureInfo.InvariantCulture)).ToList());
        return
        [
            .. numbers.Where((number, place) => number != place + 1).Take(1).Select(number => $"Before event {number} there is a gap."),
            .. courses.Where(course => !course.Value.SequenceEqual(Enumerable.Range(1, course.Value.Count).Select(place => (long)place)))
                .Select(course => $"The events of {course.Key} are told as {string.Join(' ', course.Value)}."),
            .. Last.Select(one => (Id: (string)one["id"]!, Lines: one["history"]!.AsArray().Count))
                .Where(one => courses.GetValueOrDefault(one.Id)?.Count != one.Lines)
                .Select(one => $"Case {one.Id} has {one.Lines} lines and {courses.GetValueOrDefault(one.Id)?.Count} events."),
        ];
    }

    /// <summary>A case that was opened has a number, which no other has.</summary>
    public IEnumerable<string> Numbers()
    {
        var opened = Last.Where(one => one["history"]!.AsArray().Any(entry => (string)entry!["event"]! == "opened")).ToList();
        return opened.Where(one => one["number"] is null).Select(one => $"Case {(string)one["id"]!} was opened without a number.")
            .Concat(opened.Where(one => one["number"] is not null).GroupBy(one => (string)one["number"]!).Where(same => same.Count() > 1)
                .Select(same => $"{same.Key} is the number of {string.Join(", ", same.Select(one => (string)one["id"]!))}."));
    }

    private async Task<IEnumerable<string>> Reports((string Rider, string Process) reporter)
    {
        var mine = await Mine(reporter.Rider);
        var notes = mine.Select(one => (string)one["note"]!)
            .Where(note => note.StartsWith(reporter.Process + ",", StringComparison.Ordinal)).ToList();
        var sent = city.Recorder.All.Where(record => record.Command is Command.ReportCase && record.Process == reporter.Process).ToList();
        var granted = sent.Where(record => record.IsGranted).OrderBy(record => record.Invoked).ToList();
        var missing = granted.Select(NoteOf).Except(notes).Select(note => $"The acknowledged report \"{note}\" is not there.");
        var twice = notes.CountBy(note => note).Where(note => note.Value > 1)
            .Select(note => $"The report \"{note.Key}\" is there {note.Value} times.");
        var unknown = notes.Except(sent.Select(NoteOf)).Select(note => $"Nobody sent the report \"{note}\".");
        var times = granted.Select(record => (DateTimeOffset)record.Reply!.Body!["reportedAt"]!).ToList();
        var order = times.SequenceEqual(times.Order()) ? [] : new[] { $"Reports of {reporter.Process} are not in their order." };
        return [.. missing, .. twice, .. unknown, .. order];
    }

    private async Task<List<JsonNode>> Mine(string rider)
    {
        var caller = city.Caller($"{rider}.follow", ChaosCity.Demo(rider));
        var all = new List<JsonNode>();
        for (string? path = $"riders/me/cases?limit={Page}"; path is not null;)
        {
            JsonNode? page = null;
            await Until.True(async () => (page = await caller.Get(path)) is not null, "own reports\n" + target.Output);
            all.AddRange(page!["items"]!.AsArray().Select(one => one!));
            path = (string?)page["next"] is { } next ? $"riders/me/cases?limit={Page}&cursor={Uri.EscapeDataString(next)}" : null;
        }

        return all;
    }

    private static string NoteOf(Recorded record) => ((Command.ReportCase)record.Command).Note;
}
