using System.Collections.Concurrent;
using System.Globalization;
using RedStation.Domain.Devices.Ocpp;
using RedStation.Domain.Devices.Ocpp.Frames;
using RedStation.Domain.Devices.Ocpp.Orders;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>Our requests to one charger and its answers to them, one open at a time, see <see cref="OutgoingCalls"/>.</summary>
internal sealed class OcppCalls(OcppVersion version, OcppSocket socket, TimeProvider clock, CancellationToken stopping)
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, Asked> asked = new();
    private OutgoingCalls calls = OutgoingCalls.None;
    private int last;

    /// <summary>Asks, and waits for what comes of it: an answer, a refusal, or null when there was none in time, or too much was asked.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits any more, or the line is gone.</exception>
    public async Task<OcppFrame?> Ask(OcppOrder order, CancellationToken over)
    {
        var id = Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
        var action = OcppActions.ToChargers(version)[order.Action];
        var mine = new Asked(OcppFrameWriter.Call(id, order.Action, order.Request, action.Request));
        asked[id] = mine;
        try
        {
            var isTaken = true;
            Step(state =>
            {
                var next = state.Add(id, clock.GetUtcNow());
                isTaken = next is not null;
                return next ?? state;
            });
            using var either = CancellationTokenSource.CreateLinkedTokenSource(over, stopping);
            return isTaken ? await mine.Answer.Task.WaitAsync(either.Token) : null;
        }
        finally
        {
            asked.TryRemove(id, out _);
            Step(state => state.Abandoned(id));
        }
    }

    /// <summary>An answer or a refusal has come. One that answers nothing is left alone.</summary>
    public void Answered(string id, OcppFrame frame)
    {
        if (asked.TryGetValue(id, out var mine))
        {
            mine.Answer.TrySetResult(frame);
        }

        Step(state => state.Answered(id, clock.GetUtcNow()));
    }

    /// <summary>Changes what is open; what has its turn by it is sent.</summary>
    private void Step(Func<OutgoingCalls, OutgoingCalls> change)
    {
        OpenCall? opened;
        lock (gate)
        {
            var before = calls.Open;
            calls = change(calls);
            opened = calls.Open is { } open && open != before ? open : null;
        }

        if (opened is not null)
        {
            _ = Send(opened);
        }
    }

    private async Task Send(OpenCall opened)
    {
        try
        {
            if (asked.TryGetValue(opened.Id, out var mine))
            {
                await socket.Send(mine.Message, stopping);
                await Task.Delay(OutgoingCalls.AnswerWithin, clock, stopping);
            }

            // No answer in its time, or nobody wanted it any more before its turn: the next may go.
            if (asked.TryGetValue(opened.Id, out var unanswered))
            {
                unanswered.Answer.TrySetResult(null);
            }

            Step(state => state.Answered(opened.Id, clock.GetUtcNow()));
        }
        catch (Exception fault) when (fault is OperationCanceledException or System.Net.WebSockets.WebSocketException or ObjectDisposedException)
        {
            // The line is gone, and with it everything that was open.
        }
    }

    private sealed record Asked(byte[] Message)
    {
        public TaskCompletionSource<OcppFrame?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
