using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace RedStation.Silo.Outbound;

/// <summary>What came of a post.</summary>
/// <param name="Status">What the receiver answered, or null.</param>
/// <param name="Failure">Why it has not taken it, in a few words; null when it has.</param>
/// <param name="RetryAfter">How long it asked us to stay away, or null.</param>
public sealed record PostOutcome(HttpStatusCode? Status, string? Failure, TimeSpan? RetryAfter)
{
    /// <summary>Of the head of an answer.</summary>
    public static PostOutcome Of(HttpStatusCode status, RetryConditionHeaderValue? retryAfter, DateTimeOffset now) => new(
        status,
        (int)status is >= 200 and < 300 ? null : string.Create(CultureInfo.InvariantCulture, $"answered {(int)status}"),
        Pause(retryAfter, now));

    /// <summary>Makes a post and gives up in time. What the receiver does wrong is the outcome, never an exception.</summary>
    /// <exception cref="OperationCanceledException">The process ends; whether the receiver has taken it is not known.</exception>
    public static async Task<PostOutcome> Attempt(
        Func<CancellationToken, Task<PostOutcome>> post, TimeSpan timeout, TimeProvider time, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            return await post(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return new PostOutcome(null, "timed out", null);
        }
        catch (HttpRequestException fault)
        {
            return new PostOutcome(null, fault.InnerException is AddressRefusedException ? "address refused" : Words(fault.HttpRequestError), null);
        }
    }

    private static string Words(HttpRequestError fault) => fault switch
    {
        HttpRequestError.NameResolutionError => "name not resolved",
        HttpRequestError.SecureConnectionError => "no secure connection",
        HttpRequestError.ConnectionError => "no connection",
        _ => "connection lost",
    };

    private static TimeSpan? Pause(RetryConditionHeaderValue? asked, DateTimeOffset now) => asked switch
    {
        { Delta: { } pause } => pause,
        { Date: { } at } when at > now => at - now,
        _ => null,
    };
}
