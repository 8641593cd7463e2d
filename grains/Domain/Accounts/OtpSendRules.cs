using System.Collections.Immutable;

namespace RedStation.Domain.Accounts;

/// <summary>
/// Who may cause a code to be sent. First comes what one caller may do, then what all may do to one phone: a stranger reaches their own
/// limit before that of the phone. A device that has signed in as the phone before is counted apart from all of them.
/// </summary>
public static class OtpSendRules
{
    /// <summary>The counts that a code goes into, those of the caller first.</summary>
    public static ImmutableArray<SignInWindow> Windows(OtpAsk ask, OtpSettings settings, DateTimeOffset now)
    {
        var (limits, address, phone) = (settings.Limits, ask.Caller.Address, ask.Phone);
        return ask.Known
            ?
            [
                SignInWindow.OfDay(SignInScope.KnownDevice, ask.Caller.Device + "," + phone, limits.CodesPerKnownDeviceDay, now),
                SignInWindow.OfHour(SignInScope.EveryKnownDevice, "", limits.CodesPerHour, now),
                SignInWindow.OfDay(SignInScope.EveryKnownDevice, "", limits.CodesPerDay, now),
            ]
            :
            [
                SignInWindow.OfTenMinutes(SignInScope.Address, address, limits.CodesPerAddressTenMinutes, now),
                SignInWindow.OfHour(SignInScope.Address, address, limits.CodesPerAddressHour, now),
                SignInWindow.OfDay(SignInScope.Address, address, limits.CodesPerAddressDay, now),
                SignInWindow.OfHour(SignInScope.Block, ask.Caller.Block, limits.CodesPerBlockHour, now),
                SignInWindow.OfDay(SignInScope.Block, ask.Caller.Block, limits.CodesPerBlockDay, now),
                SignInWindow.OfDay(SignInScope.AddressAndPhone, address + "," + phone, limits.CodesPerAddressAndPhoneDay, now),
                SignInWindow.OfDay(SignInScope.Phone, phone, settings.PerPhone, now),
                SignInWindow.OfHour(SignInScope.Everybody, "", limits.CodesPerHour, now),
                SignInWindow.OfDay(SignInScope.Everybody, "", limits.CodesPerDay, now),
            ];
    }

    /// <summary>The count that a code goes into instead when it could not be sent.</summary>
    public static SignInWindow Unsent(OtpAsk ask, OtpSettings settings, DateTimeOffset now) => SignInWindow.OfTenMinutes(
        SignInScope.Unsent, ask.Known ? ask.Caller.Device! : ask.Caller.Address, settings.Limits.UnsentPerAddressTenMinutes, now);

    /// <summary>Decides whether a code may be sent.</summary>
    /// <param name="windows">What <see cref="Windows"/> and <see cref="Unsent"/> say.</param>
    /// <param name="counts">What was counted so far, by the windows' names.</param>
    /// <param name="last">When this caller last caused a code to be sent to this phone, or null.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="now">The time.</param>
    public static OtpVerdict Decide(
        IEnumerable<SignInWindow> windows, IReadOnlyDictionary<string, long> counts, DateTimeOffset? last, OtpSettings settings, DateTimeOffset now)
    {
        var verdict = new OtpVerdict(null, now);
        foreach (var window in windows.Where(window => counts.GetValueOrDefault(window.Name) >= window.Most))
        {
            verdict = Later(verdict, window.Scope, window.Until);
        }

        return last + settings.Pause is { } paused && paused > now ? Later(verdict, SignInScope.Pause, paused) : verdict;
    }

    /// <summary>Who waits is told the longest wait, so that they do not come back for the next refusal.</summary>
    private static OtpVerdict Later(OtpVerdict verdict, SignInScope scope, DateTimeOffset until) =>
        verdict.Refused is null || until > verdict.RetryAt ? new OtpVerdict(scope, until) : verdict;
}
