using RedStation.Domain.Accounts;

namespace RedStation.Tests.Domain.Accounts;

/// <summary>Codes and counts as a database would keep them, for the rules alone.</summary>
internal sealed class OtpSimulation
{
    private readonly Dictionary<string, long> counts = [];
    private readonly List<(OtpAsk Ask, SentCode Code)> sent = [];
    private readonly Dictionary<(string Code, string Caller), long> tries = [];

    /// <summary>A day's noon in China.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);

    public OtpSettings Settings { get; } = new(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(60), 20, 5, new SignInLimitOptions());

    public static SignInCaller Caller(string address, string? device = null) => new(address, "block of " + address, device);

    /// <summary>Asks for a code; null when it was sent.</summary>
    public OtpVerdict? Send(OtpAsk ask, string code = "?", bool delivered = true)
    {
        var windows = OtpSendRules.Windows(ask, Settings, Now);
        var unsent = OtpSendRules.Unsent(ask, Settings, Now);
        var last = sent
            .Where(one => one.Ask.Phone == ask.Phone && one.Ask.Known == ask.Known
                && (ask.Known ? one.Ask.Caller.Device == ask.Caller.Device : one.Ask.Caller.Address == ask.Caller.Address))
            .Select(one => one.Code.SentAt);
        var verdict = OtpSendRules.Decide([.. windows, unsent], counts, last.Cast<DateTimeOffset?>().Max(), Settings, Now);
        if (verdict.Refused is not null)
        {
            return verdict;
        }

        foreach (var window in delivered ? windows : [unsent])
        {
            counts[window.Name] = counts.GetValueOrDefault(window.Name) + 1;
        }

        if (delivered)
        {
            sent.Add((ask, new SentCode(
                $"{sent.Count:D6}", code, ask.Caller.Address, ask.Caller.Device, ask.Known, Now, Now + Settings.Life, 0, 0)));
        }

        return null;
    }

    /// <summary>Tries a code: true, false, or null when none is open to the caller.</summary>
    public bool? Try(OtpAsk ask, string code)
    {
        var codes = sent.Where(one => one.Ask.Phone == ask.Phone).Select(one => one.Code).ToList();
        var caller = OtpTryRules.CountedAs(codes, ask.Caller, ask.Known);
        var open = OtpTryRules.Open(
            codes.Select(one => one with { CallerTries = tries.GetValueOrDefault((one.Id, caller)) }), ask.Caller, ask.Known, Settings, Now);
        if (open.Any(one => one.CodeHash == code))
        {
            return true;
        }

        foreach (var one in open)
        {
            tries[(one.Id, caller)] = tries.GetValueOrDefault((one.Id, caller)) + 1;
            if (OtpTryRules.IsStranger(one, ask.Caller, ask.Known))
            {
                var at = sent.FindIndex(other => other.Code.Id == one.Id);
                sent[at] = (sent[at].Ask, sent[at].Code with { StrangersTries = sent[at].Code.StrangersTries + 1 });
            }
        }

        return open.IsEmpty ? null : false;
    }
}
